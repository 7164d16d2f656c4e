import type { Charge } from '@bulkhead/contracts';
import { PeerUnavailableError } from '@bulkhead/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askProcessor } from './ask-processor.ts';
import type { ChargeTask } from './task.ts';

const key = '0190b5a4-7d0e-7000-8000-000000000001';
const task: ChargeTask = {
  orderId: key,
  amountCents: 8_900,
  paymentMethod: 'card_ok',
  status: 'UNKNOWN',
  attempts: 0,
  traceparent: undefined,
  wants: 'charge',
  isFirst: true,
};

/** What can happen to one call: it works, it is lost on the way there, or its answer is lost on the way back. */
type Fate = 'ok' | 'lost' | 'answer-lost';

/** A processor that keeps the agreed rules, and a network that follows a script. */
function fakeProcessor(fates: readonly Fate[]) {
  let charge: Charge | undefined;
  const movements: string[] = [];
  const script = [...fates];

  function call<T>(work: () => T): Promise<T> {
    const fate = script.shift() ?? 'ok';
    if (fate === 'lost') return Promise.reject(new PeerUnavailableError('lost'));
    const result = work();
    return fate === 'ok' ? Promise.resolve(result) : Promise.reject(new PeerUnavailableError('answer lost'));
  }
  function become(status: Charge['status']): Charge {
    const at = '2026-01-01T00:00:00.000Z';
    const amount = { amount: 8_900, currency: 'EUR' } as const;
    if (charge?.status !== status) movements.push(status);
    charge = { id: 'ch_1', key, reference: key, amount, status, createdAt: at, updatedAt: at };
    return charge;
  }
  return {
    movements,
    calls: () => fates.length - script.length,
    processor: {
      find: () => call(() => charge),
      charge: () => call(() => charge ?? become('CAPTURED')),
      capture: () => call(() => become('CAPTURED')),
      void: () => call(() => (charge?.status === 'CAPTURED' ? undefined : (charge ?? become('VOIDED')))),
      refund: () => call(() => become('REFUNDED')),
    },
  };
}

/** Asks until there is an answer, as the charger does: a second try is never a first one. */
async function askUntilKnown(processor: Parameters<typeof askProcessor>[0], first: ChargeTask): Promise<Charge> {
  let next = first;
  for (;;) {
    try {
      return await askProcessor(processor, next);
    } catch (error) {
      if (!(error instanceof PeerUnavailableError)) throw error;
      next = { ...next, isFirst: false };
    }
  }
}

const fates = fc.array(fc.constantFrom<Fate>('ok', 'lost', 'answer-lost'), { maxLength: 12 });

test('a first charge costs one call', async () => {
  const { processor, calls } = fakeProcessor(['ok']);
  expect((await askProcessor(processor, task)).status).toBe('CAPTURED');
  expect(calls()).toBe(1);
});

test('#15 however many calls and answers are lost, the card is charged once', async () => {
  await fc.assert(
    fc.asyncProperty(fates, async (script) => {
      const { processor, movements } = fakeProcessor(script);
      expect((await askUntilKnown(processor, task)).status).toBe('CAPTURED');
      expect(movements).toEqual(['CAPTURED']);
    }),
  );
});

test('#15 an undo at any moment, with any losses: no money stays taken, and a late charge takes none', async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), async (script, isChargedBefore) => {
      const { processor, movements } = fakeProcessor(script);
      if (isChargedBefore) await askProcessor(processor, task).catch(() => undefined);
      const charge = await askUntilKnown(processor, { ...task, wants: 'undo', isFirst: false });
      expect(['VOIDED', 'REFUNDED']).toContain(charge.status);
      await askUntilKnown(processor, { ...task, isFirst: true });
      expect([['VOIDED'], ['CAPTURED', 'REFUNDED']]).toContainEqual(movements);
    }),
  );
});
