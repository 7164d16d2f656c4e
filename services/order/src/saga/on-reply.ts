import type { MessageType } from '@bulkhead/contracts';
import type { OrderEvent } from '../orders/order-event.ts';
import type { SagaInput, SagaOutcome } from './decision.ts';
import type { StepDefinition } from './definition.ts';
import { backward, beginCompensation, type Draft, finish, forward, stepOf } from './progress.ts';

type Reply = Extract<SagaInput, { kind: 'reply' }>;

/** What a reply is recorded as in the order's own history. */
const eventOf: Partial<Record<MessageType, OrderEvent['type']>> = {
  'inventory.reserved': 'InventoryReserved',
  'inventory.rejected': 'InventoryRejected',
  'inventory.released': 'InventoryReleased',
  'payment.completed': 'PaymentCompleted',
  'payment.failed': 'PaymentFailed',
  'payment.refunded': 'PaymentRefunded',
  'notification.sent': 'NotificationSent',
  'notification.failed': 'NotificationFailed',
};

// #region fence
/**
 * A reply counts when it answers the very command that is awaited, in the epoch that it was sent in. Everything else
 * (a second copy, a late answer after the saga turned around) is refused and changes nothing.
 */
export function onReply(draft: Draft, reply: Reply): SagaOutcome {
  const { state, definition } = draft;
  const step = definition.find((d) => d.succeeded === reply.type || d.failed === reply.type || d.undone === reply.type);
  if (step === undefined) return { ok: false, refused: `${reply.type} answers no step` };
  const progress = stepOf(state, step.name);
  const expected = reply.type === step.undone ? 'undo-asked' : 'asked';
  if (reply.epoch !== state.epoch) return { ok: false, refused: `epoch ${reply.epoch}, the saga is in ${state.epoch}` };
  if (progress.commandId !== reply.commandId)
    return { ok: false, refused: `it answers another command of ${step.name}` };
  if (progress.state !== expected) return { ok: false, refused: `${step.name} is ${progress.state}` };
  unstick(draft);
  record(draft, reply);
  if (reply.type === step.undone) {
    draft.setStep(step.name, { state: 'undone' });
    backward(draft);
  } else if (reply.type === step.succeeded) succeed(draft, step);
  else fail(draft, step, reply.reason ?? 'no reason given');
  return { ok: true, decision: finish(draft) };
}
// #endregion fence

function record(draft: Draft, reply: Reply): void {
  const type = eventOf[reply.type];
  if (type === undefined) return;
  // Every event type in the table carries at most a reason.
  draft.events.push({ type, data: reply.reason === undefined ? {} : { reason: reply.reason } } as OrderEvent);
}

function succeed(draft: Draft, step: StepDefinition): void {
  draft.setStep(step.name, { state: 'done' });
  if (step.kind === 'pivot') {
    draft.events.push({ type: 'OrderConfirmed', data: {} });
    draft.facts.push('order.confirmed');
  }
  forward(draft);
}

function fail(draft: Draft, step: StepDefinition, reason: string): void {
  draft.setStep(step.name, { state: 'failed' });
  if (step.kind === 'retriable') {
    // After the pivot there is no way back: a person has to look at it.
    draft.state = { ...draft.state, status: 'STUCK', stuckWhile: 'RUNNING', reason };
    return;
  }
  beginCompensation(draft, reason);
}

/** An answer that comes after the saga gave up waiting sets it going again. */
function unstick(draft: Draft): void {
  const { stuckWhile, ...state } = draft.state;
  if (draft.state.status !== 'STUCK' || stuckWhile === undefined) return;
  draft.state = { ...state, status: stuckWhile };
  if (!draft.isPivotDone)
    draft.events.push({ type: 'OrderResumed', data: { status: stuckWhile === 'RUNNING' ? 'PENDING' : 'CANCELLING' } });
}
