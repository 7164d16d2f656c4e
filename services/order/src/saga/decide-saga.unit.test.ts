import type { MessageType, OnNotificationFailure } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusAfter } from '../orders/order.ts';
import { decideSaga, maxAttempts, startSaga } from './decide-saga.ts';
import type { SagaDecision, SagaInput } from './decision.ts';
import { orderSaga } from './definition.ts';
import type { SagaState } from './saga-state.ts';

let ids = 0;
const newId = () => {
  ids += 1;
  return `id-${ids}`;
};
const tools = { now: () => new Date('2026-01-01T00:00:00Z'), newId };

/** Drives a saga by hand: what was decided last, and the inputs that it would accept. */
function drive(mode: OnNotificationFailure = 'retry') {
  const decisions: SagaDecision[] = [startSaga(mode, tools)];
  const last = () => decisions.at(-1) as SagaDecision; // never empty
  const give = (input: SagaInput) => {
    const outcome = decideSaga(last().state, input, tools);
    if (outcome.ok) decisions.push(outcome.decision);
    return outcome;
  };
  const awaited = () => last().state.steps.find((s) => s.state === 'asked' || s.state === 'undo-asked');
  const reply = (type: MessageType, change: Partial<Extract<SagaInput, { kind: 'reply' }>> = {}) =>
    give({ kind: 'reply', type, commandId: awaited()?.commandId, epoch: last().state.epoch, ...change });
  return {
    give,
    reply,
    last,
    state: () => last().state,
    step: (name: string) => last().state.steps.find((s) => s.name === name)?.state,
    commands: () => decisions.flatMap((d) => d.commands.map((c) => c.type)),
    events: () => decisions.flatMap((d) => d.events.map((e) => e.type)),
    facts: () => decisions.flatMap((d) => d.facts),
    statuses: () => ['PENDING', ...decisions.flatMap((d) => d.events.map(statusAfter).filter((s) => s !== undefined))],
  };
}

describe('the order saga', () => {
  it('goes through its steps and confirms at the pivot, before the notification', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    saga.reply('payment.completed');
    expect(saga.facts()).toEqual(['order.confirmed']);
    expect(saga.state().status).toBe('RUNNING');
    saga.reply('notification.sent');
    expect(saga.state().status).toBe('COMPLETED');
    expect(saga.commands()).toEqual(['inventory.reserve', 'payment.process', 'notification.send']);
    expect(saga.last().awaitAfterAttempts).toBeNull();
  });

  it('undoes in reverse order when the card is declined, and not the step that failed', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    saga.reply('payment.failed', { reason: 'declined' });
    expect(saga.commands()).toEqual(['inventory.reserve', 'payment.process', 'inventory.release']);
    expect(saga.statuses().at(-1)).toBe('CANCELLING');
    saga.reply('inventory.released');
    expect(saga.state().status).toBe('COMPENSATED');
    expect(saga.facts()).toEqual(['order.cancelled']);
    expect(saga.step('send-notification')).toBe('skipped');
  });

  it('cancels at once when nothing was done yet', () => {
    const saga = drive();
    saga.reply('inventory.rejected', { reason: 'none left' });
    expect(saga.events()).toEqual(['InventoryRejected', 'CancellationStarted', 'OrderCancelled']);
  });

  it('undoes a payment whose outcome is not known when the customer cancels (#62), refund first', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    expect(saga.give({ kind: 'cancel', reason: 'changed my mind' }).ok).toBe(true);
    expect(saga.last().commands.map((c) => c.type)).toEqual(['payment.refund']);
    saga.reply('payment.refunded');
    saga.reply('inventory.released');
    expect(saga.state().status).toBe('COMPENSATED');
  });

  it('refuses a late success after it turned around (#12), a second copy (#6), and another command (#10)', () => {
    const saga = drive();
    const reserve = saga.last().commands[0]?.commandId;
    saga.reply('inventory.reserved');
    const pay = saga.last().commands[0]?.commandId;
    expect(saga.reply('inventory.reserved', { commandId: reserve })).toMatchObject({ ok: false });
    saga.give({ kind: 'cancel', reason: 'x' });
    expect(saga.reply('payment.completed', { commandId: pay, epoch: 1 })).toMatchObject({ ok: false });
    expect(saga.reply('payment.completed', { commandId: pay, epoch: 2 })).toMatchObject({ ok: false });
    expect(saga.reply('payment.refunded', { commandId: 'another' })).toMatchObject({ ok: false });
    expect(saga.facts()).toEqual([]);
  });

  it('can not be cancelled after the pivot, nor while a notification that is the pivot is under way', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    saga.reply('payment.completed');
    expect(saga.give({ kind: 'cancel', reason: 'x' })).toMatchObject({ ok: false });
    const other = drive('compensate');
    other.reply('inventory.reserved');
    other.reply('payment.completed');
    expect(other.facts()).toEqual([]);
    expect(other.give({ kind: 'cancel', reason: 'x' })).toMatchObject({ ok: false });
  });

  it('with compensate, a failed notification refunds, releases and cancels', () => {
    const saga = drive('compensate');
    saga.reply('inventory.reserved');
    saga.reply('payment.completed');
    saga.reply('notification.failed', { reason: 'mailbox refuses' });
    expect(saga.last().commands.map((c) => c.type)).toEqual(['payment.refund']);
    saga.reply('payment.refunded');
    saga.reply('inventory.released');
    expect(saga.facts()).toEqual(['order.cancelled']);
  });

  it('with retry, a failed notification leaves the order confirmed and asks for a person (#61)', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    saga.reply('payment.completed');
    saga.reply('notification.failed', { reason: 'mailbox refuses' });
    expect(saga.state().status).toBe('STUCK');
    expect(saga.statuses().at(-1)).toBe('CONFIRMED');
    saga.give({ kind: 'retry' });
    saga.reply('notification.sent');
    expect(saga.state().status).toBe('COMPLETED');
  });

  it('sends the same command again when the timer rings (#16), is stuck after the last try (#14), and an answer frees it', () => {
    const saga = drive();
    const first = saga.last().commands[0];
    for (let i = 1; i < maxAttempts; i += 1) saga.give({ kind: 'timer' });
    expect(saga.last().commands).toEqual([first]);
    saga.give({ kind: 'timer' });
    expect(saga.state().status).toBe('STUCK');
    expect(saga.statuses().at(-1)).toBe('STUCK');
    saga.reply('inventory.reserved');
    expect(saga.state().status).toBe('RUNNING');
    expect(saga.statuses().at(-1)).toBe('PENDING');
    expect(saga.last().commands.map((c) => c.type)).toEqual(['payment.process']);
  });

  it('retries a stuck compensation where it stopped (#13)', () => {
    const saga = drive();
    saga.reply('inventory.reserved');
    saga.reply('payment.failed', { reason: 'declined' });
    for (let i = 0; i < maxAttempts; i += 1) saga.give({ kind: 'timer' });
    expect(saga.state()).toMatchObject({ status: 'STUCK', reason: 'declined' });
    saga.give({ kind: 'retry' });
    expect(saga.last().commands.map((c) => c.type)).toEqual(['inventory.release']);
    saga.reply('inventory.released');
    expect(saga.statuses().at(-1)).toBe('CANCELLED');
  });
});

const modes = fc.constantFrom<OnNotificationFailure>('retry', 'compensate');
const replyTypes: MessageType[] = orderSaga('retry').flatMap((s) =>
  [s.succeeded, s.failed, s.undone].filter((t) => t !== undefined),
);

/** Any input at all, with command ids and epochs of now and of before, in any order, any number of times. */
const inputs = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('reply' as const),
        type: fc.constantFrom(...replyTypes),
        back: fc.nat(3),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'timer' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'cancel' as const, reason: 'x' }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'retry' as const }) },
  ),
  { maxLength: 60 },
);

function checkState(state: SagaState): void {
  const awaited = state.steps.filter((s) => s.state === 'asked' || s.state === 'undo-asked');
  expect(awaited.length).toBeLessThanOrEqual(1);
  if (state.status === 'COMPENSATED') {
    const undoable = orderSaga(state.onNotificationFailure).filter((d) => d.undo !== undefined);
    for (const { name } of undoable)
      expect(['undone', 'failed', 'skipped']).toContain(state.steps.find((s) => s.name === name)?.state);
  }
  if (state.status === 'COMPLETED') for (const step of state.steps) expect(step.state).toBe('done');
}

describe('whatever comes, in whatever order', () => {
  it('is confirmed or cancelled, never both and never twice, and undoes all it asked for', () => {
    fc.assert(
      fc.property(modes, inputs, (mode, sequence) => {
        const saga = drive(mode);
        const sent: { commandId: string; epoch: number }[] = [];
        for (const input of sequence) {
          for (const c of saga.last().commands) sent.push({ commandId: c.commandId, epoch: saga.state().epoch });
          const before = saga.state();
          if (input.kind === 'reply') {
            const { commandId, epoch } = sent.at(-1 - input.back) ?? { commandId: 'none', epoch: 0 };
            saga.give({ kind: 'reply', type: input.type, commandId, epoch, reason: 'r' });
          } else saga.give(input);
          expect(saga.state().epoch).toBeGreaterThanOrEqual(before.epoch);
          checkState(saga.state());
        }
        expect(saga.facts().length).toBeLessThanOrEqual(1);
        const end = saga.statuses();
        const terminal = end.findIndex((s) => s === 'CONFIRMED' || s === 'CANCELLED');
        if (terminal >= 0) expect(end.slice(terminal + 1)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
