import type { Order, PlaceOrder } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useCall } from '../../data/use-call.ts';

export type OrderDraft = Pick<PlaceOrder, 'customerId' | 'items' | 'paymentMethod' | 'onNotificationFailure'>;

/** Places one order per submit: a double click sends the same key and makes one order. */
export function usePlaceOrder() {
  const call = useCall();
  const key = useRef<string | null>(null);
  return useMutation({
    mutationFn: (order: OrderDraft) => {
      key.current ??= crypto.randomUUID();
      return call<Order>('/shop/orders', { method: 'POST', body: order, headers: { 'idempotency-key': key.current } });
    },
    // An answer, yes or no, ends the submit. The next click is another order.
    onSettled: () => {
      key.current = null;
    },
  });
}
