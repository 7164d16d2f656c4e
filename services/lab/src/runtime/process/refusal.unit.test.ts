import { expect, test } from 'vitest';
import { refusalOf } from './refusal.ts';

test.each([
  ['start', 'running', 'Order-mysql runs: there is nothing to start.'],
  ['start', 'frozen', 'Order-mysql is frozen: thaw it instead.'],
  ['start', 'preparing', 'Order-mysql is being prepared: wait for that before you start it.'],
  ['kill', 'killed', 'Order-mysql is killed: there is nothing to kill.'],
  ['kill', 'absent', 'Order-mysql was never started: there is nothing to kill.'],
  ['thaw', 'running', 'Order-mysql runs: only what is frozen can be thawed.'],
  ['freeze', 'frozen', 'Order-mysql is frozen: it is frozen already.'],
  ['stop', 'crashed', 'Order-mysql has ended by itself: there is nothing to stop.'],
] as const)('%s of what is %s is refused in words', (verb, state, message) => {
  expect(refusalOf('order-mysql', verb, state)).toEqual({ ok: false, id: 'order-mysql', verb, state, message });
});

test.each([
  ['start', 'crashed'],
  ['restart', 'absent'],
  ['restart', 'frozen'],
  ['kill', 'stopping'],
  ['stop', 'frozen'],
  ['freeze', 'running'],
] as const)('%s of what is %s goes ahead', (verb, state) => {
  expect(refusalOf('order-mysql', verb, state)).toBeUndefined();
});
