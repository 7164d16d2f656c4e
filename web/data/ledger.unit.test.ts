import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from './lab-client.ts';
import { createLedger, type LedgerStorage, ledgerCapacity } from './ledger.ts';
import { notingCall } from './ledger-call.ts';
import { readStoredActs } from './ledger-stored.ts';
import { NoAnswerError, ProblemError } from './problem-error.ts';

function storageOf(initial: Record<string, string> = {}): LedgerStorage & { held: Record<string, string> } {
  const held = { ...initial };
  return {
    held,
    getItem: (key) => held[key] ?? null,
    setItem(key, value) {
      held[key] = value;
    },
  };
}

const kill = { method: 'POST', path: '/components/payment-mysql/kill' };

describe('the ledger', () => {
  it('notes what is asked, how it ended and how long it took', () => {
    let nowMs = 1_000;
    const ledger = createLedger(undefined, () => nowMs);
    const end = ledger.begin(kill);
    expect(ledger.get()).toEqual([{ ...kill, number: 1, atMs: 1_000, outcome: { kind: 'asked' } }]);
    nowMs = 1_250;
    end({ kind: 'ok' }, 'an-id');
    expect(ledger.get()).toEqual([
      { ...kill, number: 1, atMs: 1_000, tookMs: 250, outcome: { kind: 'ok' }, gaveId: 'an-id' },
    ]);
  });

  it('is there again after a reload; what was still under way has no answer', () => {
    const storage = storageOf();
    const before = createLedger(storage, () => 5);
    before.begin(kill)({ kind: 'refused', title: 'Not now', status: 409 });
    before.begin({ method: 'POST', path: '/reset' });
    const after = createLedger(storage, () => 6);
    expect(after.get().map(({ number, path, outcome }) => [number, path, outcome.kind])).toEqual([
      [1, kill.path, 'refused'],
      [2, '/reset', 'no-answer'],
    ]);
    after.begin(kill);
    expect(after.get().at(-1)?.number).toBe(3);
  });

  it('keeps the newest when there are too many, and answers still find their act', () => {
    const ledger = createLedger(undefined);
    const ends = Array.from({ length: ledgerCapacity + 3 }, () => ledger.begin(kill));
    expect(ledger.get()).toHaveLength(ledgerCapacity);
    expect(ledger.get()[0]?.number).toBe(4);
    for (const end of ends) end({ kind: 'ok' });
    expect(ledger.get().every(({ outcome }) => outcome.kind === 'ok')).toBe(true);
  });

  it('works without a storage, with a full one and with a forbidden one', () => {
    const refuse = () => {
      throw new Error('refused');
    };
    const ledger = createLedger({ getItem: refuse, setItem: refuse });
    ledger.begin(kill)({ kind: 'ok' });
    expect(ledger.get()).toHaveLength(1);
  });

  it('takes nothing from the storage that is no act, and never fails on it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const acts = createLedger(storageOf({ 'bulkhead.ledger': text })).get();
        for (const act of acts) expect(typeof act.path).toBe('string');
      }),
    );
    expect(createLedger(storageOf({ 'bulkhead.ledger': '{{' })).get()).toEqual([]);
    const odd = [null, 3, { number: 1 }, { ...kill, number: 2, atMs: 1 }, { ...kill, number: 2, atMs: 1 }];
    expect(readStoredActs(JSON.stringify(odd)).map(({ number }) => number)).toEqual([2]);
  });
});

describe('calls', () => {
  async function outcomeOf(call: Call, options: Parameters<Call>[1]) {
    const ledger = createLedger(undefined, () => 1);
    await notingCall(call, ledger)('/shop/orders', options).catch(() => {});
    return ledger.get();
  }
  const answering = (answer: unknown) => (async () => answer) as Call; // any answer will do
  const failing =
    (error: Error): Call =>
    () =>
      Promise.reject(error);

  it('that only look are not noted', async () => {
    expect(await outcomeOf(answering({}), {})).toEqual([]);
  });

  it('are noted with what was sent and the id that came back', async () => {
    const sent = { method: 'POST', body: { a: 1 }, headers: { 'idempotency-key': 'k' } } as const;
    expect(await outcomeOf(answering({ id: 'x' }), sent)).toMatchObject([
      { body: { a: 1 }, idempotencyKey: 'k', outcome: { kind: 'ok' }, gaveId: 'x' },
    ]);
  });

  it('that are refused say so in the words of the problem, and those without an answer, too', async () => {
    const refused = new ProblemError({ type: 'x', title: 'Not while it runs', status: 409 });
    expect((await outcomeOf(failing(refused), { method: 'POST' }))[0]?.outcome).toEqual({
      kind: 'refused',
      title: 'Not while it runs',
      status: 409,
    });
    expect((await outcomeOf(failing(new NoAnswerError('gone')), { method: 'POST' }))[0]?.outcome).toEqual({
      kind: 'no-answer',
    });
  });
});
