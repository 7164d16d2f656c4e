import type { ComponentState } from '@bulkhead/contracts';
import { isComingUp, isDown } from '../../../ui/state-look.ts';

/** What a compartment looks like, decided by its database: the water rises when it is dead. */
export type Water = 'dry' | 'flooded' | 'draining' | 'ice' | 'unknown';

export function waterOf(database: ComponentState): Water {
  // A data folder that is being made for the first time was never lost.
  if (database === 'absent' || database === 'preparing' || database === 'unknown') return 'unknown';
  if (database === 'frozen') return 'ice';
  if (isDown(database)) return 'flooded';
  return isComingUp(database) || database === 'stopping' ? 'draining' : 'dry';
}
