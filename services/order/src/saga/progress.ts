import type { SagaStepName } from '@bulkhead/contracts';
import type { OrderEvent } from '../orders/order-event.ts';
import type { CommandToSend, DecisionTools, SagaDecision } from './decision.ts';
import { orderSaga, type StepDefinition } from './definition.ts';
import type { SagaState, StepProgress } from './saga-state.ts';

/** A decision in the making. */
export interface Draft {
  state: SagaState;
  readonly definition: readonly StepDefinition[];
  readonly tools: DecisionTools;
  readonly events: OrderEvent[];
  readonly commands: CommandToSend[];
  readonly facts: SagaDecision['facts'];
  readonly isPivotDone: boolean;
  setStep(name: SagaStepName, change: Partial<StepProgress>): void;
}

export function draftOf(state: SagaState, tools: DecisionTools): Draft {
  const definition = orderSaga(state.onNotificationFailure);
  const pivot = definition.find((step) => step.kind === 'pivot');
  return {
    state,
    definition,
    tools,
    events: [],
    commands: [],
    facts: [],
    isPivotDone: pivot !== undefined && stepOf(state, pivot.name).state === 'done',
    setStep(name, change) {
      const changedAt = tools.now().toISOString();
      this.state = {
        ...this.state,
        steps: this.state.steps.map((s) => (s.name === name ? { ...s, changedAt, ...change } : s)),
      };
    },
  };
}

export function stepOf(state: SagaState, name: SagaStepName): StepProgress {
  const step = state.steps.find((s) => s.name === name);
  if (step === undefined) throw new Error(`the saga has no step ${name}`);
  return step;
}

export function isAwaited(step: StepProgress): boolean {
  return step.state === 'asked' || step.state === 'undo-asked';
}

/**
 * Asks for a step. From this moment its undo is registered: `asked` is what compensation looks at, and it is written in
 * the transaction that sends the command.
 */
export function ask(draft: Draft, name: SagaStepName): void {
  const step = draft.definition.find((d) => d.name === name);
  if (step?.action === undefined) throw new Error(`${name} has no command`);
  const commandId = draft.tools.newId();
  draft.setStep(name, { state: 'asked', commandId, attempts: 1 });
  draft.commands.push({ step: name, type: step.action, commandId });
}

/** Goes on with the next step that waits, or ends well. */
export function forward(draft: Draft): void {
  const next = draft.state.steps.find((step) => step.state === 'waiting');
  if (next) ask(draft, next.name);
  else draft.state = { ...draft.state, status: 'COMPLETED' };
}

/** Turns around: nothing that the old direction still answers counts any more. */
export function beginCompensation(draft: Draft, reason: string): void {
  const { stuckWhile: _stuck, ...state } = draft.state;
  draft.state = { ...state, status: 'COMPENSATING', epoch: state.epoch + 1, reason };
  for (const step of draft.state.steps) if (step.state === 'waiting') draft.setStep(step.name, { state: 'skipped' });
  draft.events.push({ type: 'CancellationStarted', data: { reason } });
  backward(draft);
}

/**
 * Undoes the last step that was asked for or done. Whether it had an effect does not matter: undoing is safe when
 * nothing happened, and when the action arrives late.
 */
export function backward(draft: Draft): void {
  const open = [...draft.definition].reverse().find((step) => {
    const { state } = stepOf(draft.state, step.name);
    return step.undo !== undefined && (state === 'asked' || state === 'done');
  });
  if (open?.undo) {
    const commandId = draft.tools.newId();
    draft.setStep(open.name, { state: 'undo-asked', commandId, attempts: 1 });
    draft.commands.push({ step: open.name, type: open.undo, commandId });
    return;
  }
  draft.setStep('create-order', { state: 'undone' });
  draft.state = { ...draft.state, status: 'COMPENSATED' };
  draft.events.push({ type: 'OrderCancelled', data: { reason: draft.state.reason ?? 'unknown' } });
  draft.facts.push('order.cancelled');
}

export function finish(draft: Draft): SagaDecision {
  const isWaiting = draft.state.status === 'RUNNING' || draft.state.status === 'COMPENSATING';
  const awaited = isWaiting ? draft.state.steps.find(isAwaited) : undefined;
  return {
    state: draft.state,
    events: draft.events,
    commands: draft.commands,
    facts: draft.facts,
    awaitAfterAttempts: awaited ? awaited.attempts : null,
  };
}
