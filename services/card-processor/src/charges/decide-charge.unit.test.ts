import type { ChargeRequest } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChargeDecision, decideCapture, decidePut, decideRefund, decideVoid } from './decide-charge.ts';
import type { StoredCharge } from './stored-charge.ts';

const key = '0190b5a4-7d0e-7000-8000-000000000001';
const now = { at: '2026-01-01T00:00:00.000Z', newId: 'ch_1' };
const request: ChargeRequest = {
  amount: { amount: 8_900, currency: 'EUR' },
  paymentMethod: 'card_ok',
  capture: true,
  reference: key,
};

const operations = {
  put: (known: StoredCharge | undefined) => decidePut(known, key, request, now),
  authorise: (known: StoredCharge | undefined) => decidePut(known, key, { ...request, capture: false }, now),
  decline: (known: StoredCharge | undefined) =>
    decidePut(known, key, { ...request, paymentMethod: 'card_declined' }, now),
  capture: (known: StoredCharge | undefined) => decideCapture(known, key, now),
  void: (known: StoredCharge | undefined) => decideVoid(known, key, now),
  refund: (known: StoredCharge | undefined) => decideRefund(known, key, now),
};
type Operation = keyof typeof operations;

function after(...steps: Operation[]): StoredCharge | undefined {
  let charge: StoredCharge | undefined;
  for (const step of steps) {
    const decision = operations[step](charge);
    if (decision.kind === 'write') charge = decision.charge;
  }
  return charge;
}

const statusOf = (decision: ChargeDecision) => (decision.kind === 'refuse' ? decision.code : decision.charge.status);

describe('from a state, an operation', () => {
  test.each<[Operation[], Operation, string]>([
    [[], 'put', 'CAPTURED'],
    [[], 'authorise', 'AUTHORISED'],
    [[], 'decline', 'DECLINED'],
    [[], 'void', 'VOIDED'],
    [[], 'capture', 'not-found'],
    [[], 'refund', 'not-found'],
    [['void'], 'put', 'VOIDED'],
    [['put'], 'authorise', 'idempotency-key-reused'],
    [['put'], 'decline', 'idempotency-key-reused'],
    [['put'], 'void', 'conflict'],
    [['put'], 'refund', 'REFUNDED'],
    [['authorise'], 'capture', 'CAPTURED'],
    [['authorise'], 'void', 'VOIDED'],
    [['authorise'], 'refund', 'conflict'],
    [['authorise', 'void'], 'capture', 'conflict'],
    [['decline'], 'void', 'DECLINED'],
    [['decline'], 'refund', 'conflict'],
    [['put', 'refund'], 'void', 'REFUNDED'],
    [['put', 'refund'], 'put', 'REFUNDED'],
  ])('%j, then %s: %s', (before, operation, expected) => {
    expect(statusOf(operations[operation](after(...before)))).toBe(expected);
  });
});

test('every operation may be repeated: the second time changes nothing and answers the same', () => {
  const names = Object.keys(operations) as Operation[]; // its own keys
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...names), { maxLength: 8 }),
      fc.constantFrom(...names),
      (before, operation) => {
        const known = after(...before);
        const first = operations[operation](known);
        const second = operations[operation](first.kind === 'write' ? first.charge : known);
        expect(second.kind).not.toBe('write');
        expect(statusOf(second)).toBe(statusOf(first));
      },
    ),
  );
});

test('money moves at most twice under one key: taken, then given back', () => {
  const names = Object.keys(operations) as Operation[]; // its own keys
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 10 }), (steps) => {
      const seen: string[] = [];
      let charge: StoredCharge | undefined;
      for (const step of steps) {
        const decision = operations[step](charge);
        if (decision.kind !== 'write') continue;
        charge = decision.charge;
        if (charge.status === 'CAPTURED' || charge.status === 'REFUNDED') seen.push(charge.status);
      }
      expect(seen).toEqual(['CAPTURED', 'REFUNDED'].slice(0, seen.length));
    }),
  );
});
