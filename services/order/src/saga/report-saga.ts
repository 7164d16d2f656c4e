import type { ServiceContext } from '@bulkhead/kit';
import { statusAfter } from '../orders/order.ts';
import type { SagaDecision } from './decision.ts';

/** Tells the lab what was just committed. */
export function reportSaga(context: ServiceContext, orderId: string, decision: SagaDecision, version: number): void {
  const { telemetry } = context;
  const { state, events } = decision;
  const steps = state.steps.map(({ name, state: stepState, attempts }) => ({ name, state: stepState, attempts }));
  // Of every order, also when its trace is not kept: who waits is counted from these.
  telemetry.fact('saga.changed', { orderId, status: state.status, epoch: state.epoch, steps }, { orderId });
  const statuses = events.map((event) => ({
    status: statusAfter(event),
    reason: 'reason' in event.data ? event.data.reason : undefined,
  }));
  for (const [index, { status, reason }] of statuses.entries()) {
    if (status === undefined) continue;
    const at = version - events.length + index + 1;
    telemetry.fact(
      'order.changed',
      { orderId, status, version: at, ...(typeof reason === 'string' ? { reason } : {}) },
      { orderId },
    );
  }
}
