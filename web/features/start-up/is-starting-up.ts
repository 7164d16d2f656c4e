import { componentIds } from '@bulkhead/contracts/components';
import type { World } from '@bulkhead/world';

const parts = componentIds.filter((id) => id !== 'lab' && id !== 'web');
/** Later than this, a part that is not up is a fault and shown as one. */
const startUpMs = 120_000;
/** A part that is started again later is seen on the picture; the list is for the first time. */
const firstStartMs = 20_000;

/** The run is young, and something has never been up in it. */
export function isStartingUp({ run, at, components }: World): boolean {
  if (run === null || at - run.startedAt > startUpMs) return false;
  return parts.some((id) => {
    const { state, sinceMs } = components[id].status;
    if (state === 'absent' || state === 'preparing' || state === 'unknown') return true;
    return state === 'starting' && sinceMs - run.startedAt < firstStartMs;
  });
}
