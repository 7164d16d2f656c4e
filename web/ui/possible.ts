import type { ComponentState, Verb } from '@bulkhead/contracts';
import { isDown } from './state-look.ts';

/** Why a verb makes no sense in this state, or undefined when it does. */
export function whyNot(verb: Verb, state: ComponentState): string | undefined {
  const down = isDown(state);
  if (state === 'preparing') return 'Its data folder is being made.';
  if (state === 'stopping' && verb !== 'kill') return 'It is stopping.';
  switch (verb) {
    case 'start':
      return down ? undefined : state === 'frozen' ? 'It is frozen: thaw it.' : 'It runs already.';
    case 'kill':
    case 'stop':
    case 'restart':
      return down ? 'It does not run.' : undefined;
    case 'freeze':
      return down ? 'It does not run.' : state === 'frozen' ? 'It is frozen already.' : undefined;
    case 'thaw':
      return state === 'frozen' ? undefined : 'It is not frozen.';
    default:
      return verb satisfies never;
  }
}
