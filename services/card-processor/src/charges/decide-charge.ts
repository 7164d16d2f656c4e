import type { ChargeRequest, ProblemCode } from '@bulkhead/contracts';
import type { StoredCharge } from './stored-charge.ts';

/** `write`: the ledger changes to this. `keep`: it was done before, and this is what it is. */
export type ChargeDecision =
  | { kind: 'write'; charge: StoredCharge }
  | { kind: 'keep'; charge: StoredCharge }
  | { kind: 'refuse'; code: ProblemCode; detail: string };

export interface Now {
  at: string;
  newId: string;
}

// #region once-per-key
/**
 * A charge under a key that the caller chose. The same request again is answered with the first one's result, so a
 * caller that lost the answer can simply ask again. A key that was voided before stays void.
 */
export function decidePut(
  known: StoredCharge | undefined,
  key: string,
  request: ChargeRequest,
  now: Now,
): ChargeDecision {
  if (known === undefined) return { kind: 'write', charge: newCharge(key, request, now) };
  if (isTombstone(known) || isSameRequest(known, request)) return { kind: 'keep', charge: known };
  return {
    kind: 'refuse',
    code: 'idempotency-key-reused',
    detail: `Charge ${key} was asked for with another body. Send the first body again, or use a new key.`,
  };
}
// #endregion once-per-key

export function decideCapture(known: StoredCharge | undefined, key: string, now: Now): ChargeDecision {
  if (known === undefined) return unknownKey(key);
  if (known.status === 'CAPTURED') return { kind: 'keep', charge: known };
  if (known.status === 'AUTHORISED') return changed(known, 'CAPTURED', now);
  return wrongState(known, 'captured');
}

// #region void-first
/** Voids what was only authorised. An unknown key gets a tombstone: a charge that is still on its way finds it. */
export function decideVoid(known: StoredCharge | undefined, key: string, now: Now): ChargeDecision {
  if (known === undefined) return { kind: 'write', charge: tombstone(key, now) };
  switch (known.status) {
    case 'AUTHORISED':
      return changed(known, 'VOIDED', now);
    case 'CAPTURED':
      return wrongState(known, 'voided; refund it');
    case 'VOIDED':
    case 'DECLINED':
    case 'REFUNDED':
      return { kind: 'keep', charge: known }; // nothing is held
    default:
      return known.status satisfies never;
  }
}
// #endregion void-first

export function decideRefund(known: StoredCharge | undefined, key: string, now: Now): ChargeDecision {
  if (known === undefined) return unknownKey(key);
  if (known.status === 'REFUNDED') return { kind: 'keep', charge: known };
  if (known.status === 'CAPTURED') return changed(known, 'REFUNDED', now);
  return wrongState(known, 'refunded');
}

function newCharge(key: string, request: ChargeRequest, { at, newId }: Now): StoredCharge {
  const isDeclined = request.paymentMethod === 'card_declined';
  const charge: StoredCharge = {
    ...request,
    id: newId,
    key,
    status: isDeclined ? 'DECLINED' : request.capture ? 'CAPTURED' : 'AUTHORISED',
    createdAt: at,
    updatedAt: at,
  };
  return isDeclined ? { ...charge, reason: 'The card was declined.' } : charge;
}

function tombstone(key: string, { at, newId }: Now): StoredCharge {
  return {
    id: newId,
    key,
    reference: key,
    amount: { amount: 0, currency: 'EUR' },
    capture: false,
    status: 'VOIDED',
    reason: 'Voided before it was charged.',
    createdAt: at,
    updatedAt: at,
  };
}

function isTombstone(charge: StoredCharge): boolean {
  return charge.paymentMethod === undefined;
}

function isSameRequest(known: StoredCharge, request: ChargeRequest): boolean {
  return (
    known.amount.amount === request.amount.amount &&
    known.amount.currency === request.amount.currency &&
    known.paymentMethod === request.paymentMethod &&
    known.capture === request.capture &&
    known.reference === request.reference
  );
}

function changed(charge: StoredCharge, status: StoredCharge['status'], { at }: Now): ChargeDecision {
  return { kind: 'write', charge: { ...charge, status, updatedAt: at } };
}

function unknownKey(key: string): ChargeDecision {
  return { kind: 'refuse', code: 'not-found', detail: `There is no charge ${key}.` };
}

function wrongState(charge: StoredCharge, what: string): ChargeDecision {
  return { kind: 'refuse', code: 'conflict', detail: `Charge ${charge.key} is ${charge.status}: it can't be ${what}.` };
}
