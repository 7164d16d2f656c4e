import type { Order } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCall } from './use-call.ts';

/** Asks for an order to be cancelled. The answer is of the write side; the read model follows. */
export function useCancelOrder(id: string) {
  const call = useCall();
  return useMutation({ mutationFn: () => call<Order>(`/shop/orders/${id}/cancel`, { method: 'POST' }) });
}
