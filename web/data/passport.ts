import type { Passport } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useCall } from './use-call.ts';
import { useRefetchWhen } from './use-refetch-when.ts';

const databases = ['customer-mysql', 'product-mysql', 'order-mysql', 'payment-mysql', 'notification-mysql'] as const;

/** What trails behind an order's end (its history, the sale) comes within so many ms. */
const trailsForMs = 4_000;

/** Everything about one order. Read again when the world tells of it, and for a while after that. */
export function usePassport(orderId: string) {
  const call = useCall();
  const changed = useCallback(
    ({ orders, components }: World) =>
      `${orders[orderId]?.changedAt}/${databases.map((id) => components[id].status.state).join()}`,
    [orderId],
  );
  useRefetchWhen(['passport', orderId], changed, 1_500);
  return useQuery({
    queryKey: ['passport', orderId],
    queryFn: ({ signal }) => call<Passport>(`/orders/${orderId}/passport`, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.readAtMs - lastToldMs(data) < trailsForMs ? 2_000 : false,
  });
}

function lastToldMs({ trace, bornAtMs }: Passport): number {
  return trace.spans.reduce((last, span) => Math.max(last, span.startedAtMs + (span.durationMs ?? 0)), bornAtMs);
}
