import type { Order, PlaceOrder } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { NoAnswerError } from '../../data/problem-error.ts';
import { useCall } from '../../data/use-call.ts';

export type OrderDraft = Pick<PlaceOrder, 'customerId' | 'items' | 'paymentMethod' | 'onNotificationFailure'>;

/** Places one order per submit: a double click, or a second try after no answer, sends the same key: one order. */
export function usePlaceOrder() {
  const call = useCall();
  const open = useRef<{ key: string; body: string } | null>(null);
  return useMutation({
    mutationFn: (order: OrderDraft) => {
      const body = JSON.stringify(order);
      if (open.current?.body !== body) open.current = { key: crypto.randomUUID(), body };
      return call<Order>('/shop/orders', {
        method: 'POST',
        body: order,
        headers: { 'idempotency-key': open.current.key },
      });
    },
    // An answer, yes or no, ends the submit: the next click is another order.
    onSettled: (_order, error) => {
      if (!(error instanceof NoAnswerError)) open.current = null;
    },
  });
}
