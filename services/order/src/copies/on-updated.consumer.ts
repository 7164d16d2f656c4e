import type { ConsumerSpec } from '@bulkhead/kit';
import { copyCustomer, copyProduct } from './copy-store.ts';

/** Keeps the copy of the catalogue. */
export const catalogueConsumer: ConsumerSpec = {
  queue: 'order.catalogue',
  handlers: {
    'product.updated': (tx, message) => {
      copyProduct(tx, message.data);
      return undefined;
    },
  },
};

/** Keeps the copy of the customers. */
export const customersConsumer: ConsumerSpec = {
  queue: 'order.customers',
  handlers: {
    'customer.updated': (tx, message) => {
      copyCustomer(tx, message.data);
      return undefined;
    },
  },
};
