import type { ServiceContext, Transaction } from '@bulkhead/kit';
import { v7 } from 'uuid';
import type { OrderEvent } from '../orders/order-event.ts';
import { appendEvents } from '../orders/order-store.ts';
import { decideSaga } from './decide-saga.ts';
import type { SagaDecision, SagaInput } from './decision.ts';
import { commandMessage, factMessage } from './messages.ts';
import { reportSaga } from './report-saga.ts';
import { resendDelayMs } from './resend-delay.ts';
import { lockSaga, type SagaRecord, saveSaga } from './saga-store.ts';

export type Advanced = { ok: true; record: SagaRecord; decision: SagaDecision } | { ok: false; refused: string };

/**
 * One step of a saga, in the caller's transaction: locks its row, decides, and writes state, events and messages
 * together. `guard` may refuse after a look at the locked row.
 */
export async function advanceSaga(
  context: ServiceContext,
  tx: Transaction,
  orderId: string,
  input: SagaInput,
  causationId?: string,
  guard: (record: SagaRecord) => string | undefined = () => undefined,
): Promise<Advanced> {
  const record = await lockSaga(tx, orderId);
  if (record === undefined) return { ok: false, refused: 'there is no such order' };
  const refused = guard(record);
  if (refused !== undefined) return { ok: false, refused };
  const outcome = decideSaga(record.state, input, { now: context.now, newId: v7 });
  if (!outcome.ok) return outcome;
  write(context, tx, record, outcome.decision, causationId);
  return { ok: true, record, decision: outcome.decision };
}

function write(
  context: ServiceContext,
  tx: Transaction,
  record: SagaRecord,
  decision: SagaDecision,
  causationId: string | undefined,
): void {
  const at = context.now();
  const { orderId, details, orderVersion } = record;
  const newVersion = orderVersion + decision.events.length;
  appendEvents(tx, orderId, orderVersion, decision.events, at);
  saveSaga(tx, record, decision.state, newVersion, timerOf(decision), at);
  for (const command of decision.commands) {
    context.outbox.add(
      tx,
      commandMessage(context.newMessage, orderId, details, command, decision.state.epoch, causationId),
    );
  }
  for (const fact of decision.facts) {
    const reason = reasonIn(decision.events);
    context.outbox.add(
      tx,
      factMessage(context.newMessage, fact, { orderId, details, version: newVersion, at, reason, causationId }),
    );
  }
  tx.afterCommit(() => reportSaga(context, orderId, decision, newVersion));
}

export function timerOf(decision: SagaDecision): number | null {
  return decision.awaitAfterAttempts === null ? null : resendDelayMs(decision.awaitAfterAttempts, Math.random);
}

function reasonIn(events: readonly OrderEvent[]): string | undefined {
  for (const event of events) if (event.type === 'OrderCancelled') return event.data.reason;
  return undefined;
}
