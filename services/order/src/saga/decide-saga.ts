import type { CommandToSend, DecisionTools, SagaDecision, SagaInput, SagaOutcome } from './decision.ts';
import { orderSaga, type StepDefinition } from './definition.ts';
import { onReply } from './on-reply.ts';
import { ask, beginCompensation, type Draft, draftOf, finish, forward, isAwaited, stepOf } from './progress.ts';
import type { SagaState } from './saga-state.ts';

/** After this many tries without a reply the saga is STUCK: a person is asked, nothing disappears. */
export const maxAttempts = 12;

/** The first decision: the order is created, and its first command goes out with it. */
export function startSaga(
  onNotificationFailure: SagaState['onNotificationFailure'],
  tools: DecisionTools,
): SagaDecision {
  const changedAt = tools.now().toISOString();
  const steps = orderSaga(onNotificationFailure).map((step) => ({
    name: step.name,
    state: step.name === 'create-order' ? ('done' as const) : ('waiting' as const),
    attempts: 0,
    changedAt,
  }));
  const draft = draftOf({ status: 'RUNNING', epoch: 1, onNotificationFailure, steps }, tools);
  forward(draft);
  return finish(draft);
}

// #region decide
/** The saga's rules: from where it stands and what happened to what follows. Pure. */
export function decideSaga(state: SagaState, input: SagaInput, tools: DecisionTools): SagaOutcome {
  const draft = draftOf(state, tools);
  switch (input.kind) {
    case 'reply':
      return onReply(draft, input);
    case 'timer':
      return onTimer(draft);
    case 'cancel':
      return onCancel(draft, input.reason);
    case 'retry':
      return onRetry(draft);
    default:
      return input satisfies never;
  }
}

function onTimer(draft: Draft): SagaOutcome {
  const awaited = draft.state.steps.find(isAwaited);
  if (awaited?.commandId === undefined) return { ok: false, refused: 'nothing is awaited' };
  const { status } = draft.state;
  if (status !== 'RUNNING' && status !== 'COMPENSATING') return { ok: false, refused: `the saga is ${status}` };
  if (awaited.attempts >= maxAttempts) {
    const reason = `${awaited.name}: no answer after ${awaited.attempts} tries`;
    draft.state = { ...draft.state, status: 'STUCK', stuckWhile: status, reason: draft.state.reason ?? reason };
    if (!draft.isPivotDone) draft.events.push({ type: 'OrderStuck', data: { reason } });
    return { ok: true, decision: finish(draft) };
  }
  send(draft, awaited.name, awaited.state === 'undo-asked' ? 'undo' : 'action', awaited.commandId);
  draft.setStep(awaited.name, { attempts: awaited.attempts + 1 });
  return { ok: true, decision: finish(draft) };
}
// #endregion decide

function onCancel(draft: Draft, reason: string): SagaOutcome {
  const { state, definition } = draft;
  if (draft.isPivotDone) return { ok: false, refused: 'it is confirmed' };
  if (state.status === 'COMPENSATING' || state.status === 'COMPENSATED' || state.stuckWhile === 'COMPENSATING') {
    return { ok: false, refused: 'it is being cancelled already' };
  }
  const final = definition.find(
    (step) => step.undo === undefined && step.action !== undefined && stepOf(state, step.name).state === 'asked',
  );
  if (final) return { ok: false, refused: `${final.name} is under way and can't be undone` };
  beginCompensation(draft, reason);
  return { ok: true, decision: finish(draft) };
}

function onRetry(draft: Draft): SagaOutcome {
  const { state } = draft;
  if (state.status !== 'STUCK') return { ok: false, refused: `the saga is ${state.status}` };
  const { stuckWhile = 'RUNNING', reason: _reason, ...rest } = state;
  draft.state = {
    ...rest,
    status: stuckWhile,
    ...(stuckWhile === 'COMPENSATING' && state.reason ? { reason: state.reason } : {}),
  };
  delete draft.state.stuckWhile;
  if (!draft.isPivotDone)
    draft.events.push({ type: 'OrderResumed', data: { status: stuckWhile === 'RUNNING' ? 'PENDING' : 'CANCELLING' } });
  const failed = state.steps.find((step) => step.state === 'failed');
  const awaited = state.steps.find(isAwaited);
  if (awaited?.commandId) {
    draft.setStep(awaited.name, { attempts: 1 });
    send(draft, awaited.name, awaited.state === 'undo-asked' ? 'undo' : 'action', awaited.commandId);
  } else if (failed) ask(draft, failed.name);
  return { ok: true, decision: finish(draft) };
}

function send(draft: Draft, name: CommandToSend['step'], which: 'action' | 'undo', commandId: string): void {
  const step = draft.definition.find((d: StepDefinition) => d.name === name);
  const type = step?.[which];
  if (type) draft.commands.push({ step: name, type, commandId });
}
