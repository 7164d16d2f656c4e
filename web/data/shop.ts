import type {
  Customer,
  List,
  Notification,
  Order,
  OrderEventRecord,
  Payment,
  Product,
  Saga,
} from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useCall } from './use-call.ts';
import { useRefetchWhen } from './use-refetch-when.ts';

const ordersChanged = (world: World) =>
  `${world.totals.confirmed}/${world.totals.cancelled}/${world.orderIds[0]}/${world.reset.dataEpoch}`;
const catalogueIsBack = (world: World) => `${world.components['product-mysql'].status.state}/${ordersChanged(world)}`;
const customersAreBack = (world: World) =>
  `${world.components['customer-mysql'].status.state}/${world.reset.dataEpoch}`;

/** The catalogue with its stock; read again when orders change it. */
export function useProducts() {
  const call = useCall();
  const queryKey = ['products'];
  useRefetchWhen(queryKey, catalogueIsBack, 2_500);
  return useQuery({ queryKey, queryFn: ({ signal }) => call<List<Product>>('/shop/products?limit=200', { signal }) });
}

export function useCustomers() {
  const call = useCall();
  const queryKey = ['customers'];
  useRefetchWhen(queryKey, customersAreBack, 2_500);
  return useQuery({ queryKey, queryFn: ({ signal }) => call<List<Customer>>('/shop/customers?limit=200', { signal }) });
}

/** Everything that the services know of one order. Each part is read by itself: one dead database hides only its own. */
export function useOrderDetails(orderId: string) {
  const call = useCall();
  const changed = useCallback((world: World) => world.orders[orderId]?.changedAt, [orderId]);
  useRefetchWhen(['order', orderId], changed, 600);
  const read = <T>(part: string, path: string) => ({
    queryKey: ['order', orderId, part],
    queryFn: ({ signal }: { signal: AbortSignal }) => call<T>(path, { signal }),
  });
  return {
    order: useQuery(read<Order>('order', `/shop/orders/${orderId}`)),
    saga: useQuery(read<Saga>('saga', `/shop/orders/${orderId}/saga`)),
    events: useQuery(read<List<OrderEventRecord>>('events', `/shop/orders/${orderId}/events`)),
    payments: useQuery(read<List<Payment>>('payments', `/shop/payments?orderId=${orderId}`)),
    notifications: useQuery(read<List<Notification>>('notifications', `/shop/notifications?orderId=${orderId}`)),
  };
}
