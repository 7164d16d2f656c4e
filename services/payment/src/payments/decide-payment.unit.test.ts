import { type Fence, paymentStatuses } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideProcess, decideRefund } from './decide-payment.ts';
import { isOpen, type PaymentState } from './payment.ts';

const fence = (sagaEpoch: number): Fence => ({ commandId: '0190b5a4-7d0e-7000-8000-000000000001', sagaEpoch });
const met = (status: PaymentState['status'], more: Partial<PaymentState> = {}): PaymentState => ({
  status,
  command: fence(1),
  epoch: 1,
  undo: undefined,
  ...more,
});

describe('payment.process', () => {
  test('starts a payment that nobody heard of', () => {
    expect(decideProcess(undefined, fence(1))).toEqual({ kind: 'start' });
  });
  test.each([
    ['CAPTURED', { kind: 'reply', reply: 'completed' }],
    ['DECLINED', { kind: 'reply', reply: 'failed' }],
    ['UNKNOWN', { kind: 'remember' }],
    ['AUTHORISED', { kind: 'remember' }],
  ] as const)('#16 of a payment that is %s is answered alike', (status, decision) => {
    expect(decideProcess(met(status), fence(1))).toEqual(decision);
    expect(decideProcess(met(status), fence(2))).toEqual(decision);
  });
  test.each(['VOIDED', 'REFUNDED'] as const)('#10 after the payment is %s is refused', (status) => {
    expect(decideProcess(met(status), fence(9)).kind).toBe('fenced');
  });
  test.each(['UNKNOWN', 'CAPTURED'] as const)(
    '#10 while a payment that is %s is being refunded is refused',
    (status) => {
      expect(decideProcess(met(status, { undo: fence(2), epoch: 2 }), fence(9)).kind).toBe('fenced');
    },
  );
});

describe('payment.refund', () => {
  test('#11 of a payment that nobody heard of leaves a tombstone', () => {
    expect(decideRefund(undefined, fence(2))).toEqual({ kind: 'tombstone' });
  });
  test.each([
    ['UNKNOWN', 'undo'],
    ['AUTHORISED', 'undo'],
    ['CAPTURED', 'undo'],
    ['DECLINED', 'reply'],
    ['VOIDED', 'reply'],
    ['REFUNDED', 'reply'],
  ] as const)('of a payment that is %s: %s', (status, kind) => {
    expect(decideRefund(met(status), fence(2)).kind).toBe(kind);
  });
});

test('#12 #18 no command of an older epoch does anything, in any state', () => {
  const state = fc.record({
    status: fc.constantFrom(...paymentStatuses),
    epoch: fc.integer({ min: 1, max: 9 }),
    isUndone: fc.boolean(),
  });
  fc.assert(
    fc.property(state, fc.nat({ max: 8 }), ({ status, epoch, isUndone }, behind) => {
      const undo = isUndone && (isOpen({ status }) || status === 'CAPTURED') ? fence(epoch) : undefined;
      const older = fence(Math.max(0, epoch - 1 - behind));
      const payment = met(status, { epoch, undo });
      expect(decideRefund(payment, older).kind).toBe('fenced');
      expect(decideProcess(payment, older).kind).toBe('fenced');
    }),
  );
});
