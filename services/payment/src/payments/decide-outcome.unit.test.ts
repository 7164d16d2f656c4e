import { chargeStatuses, type Fence } from '@bulkhead/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOutcome, type Movement, type OutcomeDecision } from './decide-outcome.ts';
import { decideProcess, decideRefund } from './decide-payment.ts';
import type { PaymentState } from './payment.ts';

const fence = (sagaEpoch: number): Fence => ({ commandId: '0190b5a4-7d0e-7000-8000-000000000001', sagaEpoch });
const open: PaymentState = { status: 'UNKNOWN', command: fence(1), epoch: 1, undo: undefined };
const undone: PaymentState = { ...open, epoch: 2, undo: fence(2) };
const outcome = (status: (typeof chargeStatuses)[number]) => ({ id: 'ch_1', status });

test.each([
  ['CAPTURED', 'CAPTURED', ['capture'], 'completed'],
  ['DECLINED', 'DECLINED', [], 'failed'],
  ['VOIDED', 'VOIDED', [], 'failed'],
  ['REFUNDED', 'REFUNDED', ['capture', 'refund'], 'failed'],
] as const)('#15 an open payment, and the processor says %s', (said, status, bookings, reply) => {
  expect(decideOutcome(open, outcome(said))).toMatchObject({ status, bookings, reply, goesOn: false });
});

test.each([
  ['CAPTURED', 'CAPTURED', ['capture'], 'none', true],
  ['DECLINED', 'DECLINED', [], 'refunded', false],
  ['VOIDED', 'VOIDED', [], 'refunded', false],
  ['REFUNDED', 'REFUNDED', ['capture', 'refund'], 'refunded', false],
] as const)(
  '#15 a payment that is being undone, and the processor says %s',
  (said, status, bookings, reply, goesOn) => {
    expect(decideOutcome(undone, outcome(said))).toMatchObject({ status, bookings, reply, goesOn });
  },
);

test('#12 a captured payment is given back only when that was asked for', () => {
  expect(decideOutcome({ ...undone, status: 'CAPTURED' }, outcome('REFUNDED'))).toMatchObject({ status: 'REFUNDED' });
  expect(decideOutcome({ ...open, status: 'CAPTURED' }, outcome('REFUNDED'))).toBeUndefined();
});

type Step = { command: 'process' | 'refund'; epoch: number } | { said: (typeof chargeStatuses)[number] };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ command: fc.constantFrom('process', 'refund'), epoch: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ said: fc.constantFrom(...chargeStatuses) }),
);

/** The rules applied one after the other, as the consumers and the charger do. */
function play(steps: readonly Step[]) {
  let state: PaymentState | undefined;
  const booked: Movement[] = [];
  const statuses: string[] = [];
  const settled: OutcomeDecision[] = [];
  for (const next of steps) {
    if ('said' in next) {
      const decision = state && decideOutcome(state, outcome(next.said));
      if (state === undefined || decision === undefined) continue;
      settled.push(decision);
      booked.push(...decision.bookings);
      state = { ...state, status: decision.status, undo: decision.status === 'CAPTURED' ? state.undo : undefined };
    } else if (next.command === 'process') {
      const decision = decideProcess(state, fence(next.epoch));
      if (decision.kind === 'start') state = { ...open, command: fence(next.epoch), epoch: next.epoch };
      if (decision.kind === 'remember' && state) state = { ...state, command: fence(next.epoch), epoch: next.epoch };
    } else {
      const decision = decideRefund(state, fence(next.epoch));
      if (decision.kind === 'tombstone') state = { ...open, status: 'VOIDED', epoch: next.epoch };
      if (decision.kind === 'undo' && state) state = { ...state, undo: fence(next.epoch), epoch: next.epoch };
    }
    if (state && statuses.at(-1) !== state.status) statuses.push(state.status);
  }
  return { state, booked, statuses, settled };
}

test('#10 #12 #15 whatever comes in whatever order: booked once, given back once, and never charged after the end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { state, booked, statuses, settled } = play(steps);
      expect(booked).toEqual(['capture', 'refund'].slice(0, booked.length));
      const kept = booked.includes('capture') && !booked.includes('refund');
      expect(kept).toBe(state?.status === 'CAPTURED');
      const end = statuses.findIndex((status) => ['VOIDED', 'REFUNDED', 'DECLINED'].includes(status));
      expect(end === -1 || end === statuses.length - 1).toBe(true);
      expect(settled.filter((decision) => decision.reply === 'completed').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});
