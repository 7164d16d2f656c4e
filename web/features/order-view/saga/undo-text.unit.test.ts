import type { Saga } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { stepsShown, undoState } from './undo-text.ts';

const stored: Saga = {
  ...{ orderId: 'o', strategy: 'saga', status: 'RUNNING', epoch: 1, onNotificationFailure: 'retry' },
  steps: [
    {
      ...{ name: 'reserve-inventory', kind: 'compensatable', action: 'inventory.reserve', undo: 'inventory.release' },
      ...{ state: 'asked', attempts: 1, changedAt: '2026-01-01T00:00:00.000Z' },
    },
  ],
};

it('the live state wins, and takes no time from an older one', () => {
  const live = {
    status: 'RUNNING',
    epoch: 1,
    steps: [{ name: 'reserve-inventory', state: 'done', attempts: 2 }],
  } as const;
  const [step] = stepsShown({ ...live, steps: [...live.steps] }, stored);
  expect(step).toMatchObject({ state: 'done', attempts: 2, undo: 'inventory.release', kind: 'compensatable' });
  expect(step).not.toHaveProperty('changedAt');
  expect(stepsShown(null, stored)[0]).toHaveProperty('changedAt');
});

it.each([
  ['waiting', 'not yet', false],
  ['asked', 'ready', false],
  ['undo-asked', 'asked', true],
  ['undone', 'done', true],
  ['failed', 'not needed', false],
] as const)('the undo of a step that is %s is %s', (state, word, isUndoing) => {
  expect(undoState({ name: 'reserve-inventory', state, attempts: 1, undo: 'inventory.release' })).toEqual({
    word,
    isUndoing,
  });
  expect(undoState({ name: 'send-notification', state, attempts: 1 })).toBeNull();
});
