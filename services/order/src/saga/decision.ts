import type { MessageType, SagaStepName } from '@bulkhead/contracts';
import type { OrderEvent } from '../orders/order-event.ts';
import type { SagaState } from './saga-state.ts';

/** What happened, as far as the saga is concerned. */
export type SagaInput =
  | { kind: 'reply'; type: MessageType; commandId: string | undefined; epoch: number | undefined; reason?: string }
  | { kind: 'timer' }
  | { kind: 'cancel'; reason: string }
  | { kind: 'retry' };

export interface CommandToSend {
  step: SagaStepName;
  type: MessageType;
  commandId: string;
}

/** What follows from it. Nothing here has happened yet: it is written in one transaction, or not at all. */
export interface SagaDecision {
  state: SagaState;
  events: OrderEvent[];
  commands: CommandToSend[];
  facts: ('order.confirmed' | 'order.cancelled')[];
  /** Wait for a reply this often already asked for; null: nothing is awaited. */
  awaitAfterAttempts: number | null;
}

export type SagaOutcome = { ok: true; decision: SagaDecision } | { ok: false; refused: string };

/** What the rules need from outside: the time and new ids. */
export interface DecisionTools {
  now: () => Date;
  newId: () => string;
}
