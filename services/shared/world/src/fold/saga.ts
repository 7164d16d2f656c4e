import type { ComponentId, OrderStatus, SagaStepName, StepState } from '@bulkhead/contracts';
import type { SagaView } from '../views.ts';

/** Who does which step. */
export const stepOwner: Record<SagaStepName, ComponentId> = {
  'create-order': 'order-service',
  'reserve-inventory': 'product-service',
  'process-payment': 'payment-service',
  'send-notification': 'notification-service',
};

/** How far a step has come. Within an epoch a step never goes back. */
const stepRank: Record<StepState, number> = {
  waiting: 0,
  asked: 1,
  done: 2,
  failed: 3,
  'undo-asked': 4,
  undone: 5,
  skipped: 6,
};
const statusRank: Record<SagaView['status'], number> = {
  RUNNING: 0,
  COMPENSATING: 1,
  STUCK: 2,
  COMPLETED: 3,
  COMPENSATED: 3,
};

function progress(saga: SagaView): number[] {
  const ranks = saga.steps.reduce((sum, step) => sum + stepRank[step.state], 0);
  const attempts = saga.steps.reduce((sum, step) => sum + step.attempts, 0);
  return [saga.epoch, ranks, statusRank[saga.status], attempts];
}

/**
 * Which of two states of one saga is the newer. They may arrive in any order, but they are points of one history, in
 * which the epoch and then the steps only go forward; so this needs no clock. The exception is a saga that was STUCK:
 * a retry sets its failed step back, so whatever follows is taken as newer.
 */
export function newerSaga(a: SagaView | null, b: SagaView): SagaView {
  if (a === null || (a.status === 'STUCK' && b.status !== 'STUCK' && a.epoch === b.epoch)) return b;
  const [left, right] = [progress(a), progress(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at !== -1 && (left[at] ?? 0) < (right[at] ?? 0) ? b : a;
}

/**
 * The service whose answer an order waits for. The order's own status is always told, its saga's only for traces that
 * are recorded singly: so a settled status ends a wait that an old state of the saga seems to show.
 */
export function waitsFor(status: OrderStatus, saga: SagaView | null): ComponentId | null {
  const step = saga?.steps.find(({ state }) => state === 'asked' || state === 'undo-asked');
  if (step === undefined || status === 'CANCELLED') return null;
  return status === 'CONFIRMED' && step.name !== 'send-notification' ? null : stepOwner[step.name];
}
