import { describe, expect, it } from 'vitest';
import type { ProcessState, ProcessStatus } from '../runtime/index.ts';
import { type Findings, foundAnswer, foundNoAnswer, nothingFound, stateOf } from './component-state.ts';

function processIn(state: ProcessState): ProcessStatus {
  return { id: 'payment-mysql', state, sinceMs: 1, pid: 7 };
}

const up = foundAnswer({ state: 'up' });

describe('the state of a component', () => {
  it.each(['absent', 'preparing', 'frozen', 'stopping', 'stopped', 'killed', 'crashed'] as const)(
    'is %s when the driver says so, whatever a probe found before',
    (state) => expect(stateOf(processIn(state), up).state).toBe(state),
  );

  it.each<[string, Findings, string]>([
    ['starting until the first answer', nothingFound, 'starting'],
    [
      'starting however often nothing answers',
      foundNoAnswer(foundNoAnswer(nothingFound, 'refused'), 'refused'),
      'starting',
    ],
    ['up when it answers', up, 'up'],
    ['unready when it says so', foundAnswer({ state: 'unready', detail: 'database: away' }), 'unready'],
    ['still up after one unanswered question', foundNoAnswer(up, 'late'), 'up'],
    ['unknown after two', foundNoAnswer(foundNoAnswer(up, 'late'), 'late'), 'unknown'],
    ['up again with the next answer', foundAnswer({ state: 'up' }), 'up'],
  ])('is %s', (_what, findings, state) => expect(stateOf(processIn('running'), findings).state).toBe(state));
});
