import type { ComponentId } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useCall } from '../../../data/use-call.ts';
import { useRefetchWhen } from '../../../data/use-refetch-when.ts';

/**
 * Looks into a component by way of the lab: again when its state changes, and every `everyMs` while it is shown.
 * What was read before stays, with the error beside it.
 */
export function useInspect<T>(
  id: ComponentId,
  what: 'settings' | 'connections' | 'code',
  everyMs: number | false = false,
): UseQueryResult<T> {
  const call = useCall();
  const queryKey = ['inspect', what, id];
  const state = useCallback((world: World) => stateKey(world, id), [id]);
  useRefetchWhen(queryKey, state, 300);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call<T>(`/components/${id}/${what}`, { signal }),
    refetchInterval: everyMs,
    staleTime: 0,
  });
}

export function stateKey(world: World, id: ComponentId): string {
  const { state, sinceMs } = world.components[id].status;
  return `${state}/${sinceMs}`;
}
