import type { ComponentId, Verb, VerbResult } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCall } from './use-call.ts';

/** Does something to a component. Its new state comes by the world, when a probe has seen it. */
export function useVerb() {
  const call = useCall();
  return useMutation({
    mutationFn: ({ id, verb }: { id: ComponentId; verb: Verb }) =>
      call<VerbResult>(`/components/${id}/${verb}`, { method: 'POST' }),
  });
}
