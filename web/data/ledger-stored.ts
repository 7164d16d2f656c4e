import type { Act, Outcome } from './ledger.ts';

/** Reads what a page before this one has stored. What is no act is left out: the storage belongs to the browser. */
export function readStoredActs(text: string | null): readonly Act[] {
  if (text === null) return [];
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return [];
  let last = 0;
  return value.flatMap((one: unknown) => {
    const act = readAct(one);
    if (act === undefined || act.number <= last) return [];
    last = act.number;
    return [act];
  });
}

function readAct(value: unknown): Act | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // An object, by the line above.
  const fields = value as Record<string, unknown>;
  const { number, atMs, tookMs, method, path, body, idempotencyKey, outcome, gaveId } = fields;
  if (!Number.isSafeInteger(number) || typeof number !== 'number') return undefined;
  if (typeof atMs !== 'number' || typeof method !== 'string' || typeof path !== 'string') return undefined;
  return {
    number,
    atMs,
    method,
    path,
    outcome: readOutcome(outcome),
    ...(body === undefined ? {} : { body }),
    ...(typeof tookMs === 'number' ? { tookMs } : {}),
    ...(typeof idempotencyKey === 'string' ? { idempotencyKey } : {}),
    ...(typeof gaveId === 'string' ? { gaveId } : {}),
  };
}

/** An act whose page went away before the answer came has none. */
function readOutcome(value: unknown): Outcome {
  const outcome = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>; // an object
  const { kind, title, status } = outcome;
  if (kind === 'ok') return { kind };
  if (kind === 'refused' && typeof title === 'string' && typeof status === 'number') return { kind, title, status };
  return { kind: 'no-answer' };
}
