import { componentStates } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { whyNot } from './possible.ts';

it.each([
  ['kill', 'killed', 'It does not run.'],
  ['start', 'up', 'It runs already.'],
  ['start', 'frozen', 'It is frozen: thaw it.'],
  ['freeze', 'frozen', 'It is frozen already.'],
  ['kill', 'up', undefined],
  ['start', 'crashed', undefined],
  ['thaw', 'frozen', undefined],
] as const)('%s while %s: %s', (verb, state, reason) => {
  expect(whyNot(verb, state)).toBe(reason);
});

it('there is always something that can be done', () => {
  for (const state of componentStates) {
    if (state === 'preparing') continue;
    expect(
      ['start', 'kill', 'thaw'].some((verb) => whyNot(verb as 'start', state) === undefined),
      state,
    ).toBe(true);
  }
});
