import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Payment } from '../payments/payment.ts';
import { askAgainInMs } from './backoff.ts';
import { createProcessorWatch } from './processor-watch.ts';
import { taskOf } from './task.ts';

test('#41 pauses grow, are capped at 15 s, and are never without chance', () => {
  expect(askAgainInMs(0, () => 1)).toBe(1_000);
  expect(askAgainInMs(2, () => 1)).toBe(4_000);
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const delayMs = askAgainInMs(attempts, () => chance);
      expect(delayMs).toBeGreaterThanOrEqual(500);
      expect(delayMs).toBeLessThanOrEqual(15_000);
    }),
  );
});

test('the watch asks only while in doubt, and tells when the processor is back', async () => {
  let isThere = false;
  let asked = 0;
  const watch = createProcessorWatch(async () => {
    asked += 1;
    return isThere;
  });
  expect(await watch.look()).toBe('there');
  expect(asked).toBe(0);
  watch.doubt();
  expect(await watch.look()).toBe('away');
  isThere = true;
  expect(await watch.look()).toBe('back');
  expect(await watch.look()).toBe('there');
  watch.doubt();
  expect(await watch.look()).toBe('there'); // one lost answer, and it was there all the time
});

test('a captured payment that nobody wants undone is never asked about', () => {
  const payment: Payment = {
    ...{ id: 'p', orderId: 'o', amountCents: 1, paymentMethod: undefined, reason: undefined, attempts: 0 },
    ...{ command: undefined, epoch: 1, undo: undefined, traceparent: undefined, status: 'CAPTURED' },
  };
  expect(taskOf(payment)).toBeUndefined();
  const fence = { commandId: 'c', sagaEpoch: 2 };
  expect(taskOf({ ...payment, undo: fence })).toMatchObject({ wants: 'undo' });
  expect(taskOf({ ...payment, status: 'UNKNOWN' })).toMatchObject({ wants: 'charge' });
});
