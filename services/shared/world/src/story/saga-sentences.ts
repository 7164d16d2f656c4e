import type { LabEventOf, SagaStepName, StepState } from '@bulkhead/contracts';
import { components } from '@bulkhead/contracts/components';
import type { Draft } from '../draft.ts';
import { stepOwner } from '../fold/saga.ts';
import type { OrderView } from '../views.ts';
import { stateWords } from './component-sentences.ts';
import { type Sentence, tell } from './tell.ts';
import { shortOrderId } from './words.ts';

type Words = Partial<Record<StepState, (order: string) => Omit<Sentence, 'orderId'>>>;

const sentences: Record<SagaStepName, Words> = {
  'create-order': {},
  'reserve-inventory': {
    done: (order) => ({ text: `Stock is reserved for ${order}.`, tone: 'neutral' }),
    failed: (order) => ({ text: `There is not enough stock for ${order}.`, tone: 'bad' }),
    'undo-asked': (order) => ({ text: `Undoing ${order}: its stock goes back.`, tone: 'undo' }),
    undone: (order) => ({ text: `The stock of ${order} is back on the shelf.`, tone: 'undo' }),
  },
  'process-payment': {
    done: (order) => ({ text: `The card is charged for ${order}.`, tone: 'neutral' }),
    failed: (order) => ({ text: `The card was declined for ${order}.`, tone: 'bad' }),
    'undo-asked': (order) => ({ text: `Undoing ${order}: the payment goes back.`, tone: 'undo' }),
    undone: (order) => ({ text: `The payment of ${order} is given back.`, tone: 'undo' }),
  },
  'send-notification': {
    done: (order) => ({ text: `The customer of ${order} is notified.`, tone: 'good' }),
    failed: (order) => ({ text: `The customer of ${order} could not be notified.`, tone: 'bad' }),
  },
};

/** Tells each step of a saga that has changed, and whom it has to wait for. */
export function tellSagaChanged(
  draft: Draft,
  event: LabEventOf<'saga.changed'>,
  before: OrderView | undefined,
  after: OrderView | undefined,
): void {
  if (after === undefined || after === before) return;
  const { orderId } = event.data;
  if (after.saga?.status === 'STUCK' && before?.saga?.status !== 'STUCK' && after.status === 'CONFIRMED') {
    // The order itself is fine, so no change of its own tells this.
    const text = `Order ${shortOrderId(orderId)} is confirmed, but its saga is stuck and needs a person.`;
    tell(draft, event, { text, tone: 'bad', orderId });
  }
  if (!after.told) return;
  const order = `order ${shortOrderId(orderId)}`;
  const changed = (after.saga?.steps ?? []).filter(
    ({ name, state }) => state !== before?.saga?.steps.find((step) => step.name === name)?.state,
  );
  // The failure first: it is the cause of the undoing that the same event may bring.
  for (const { name, state } of changed.sort((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'))) {
    const sentence = sentences[name][state]?.(order);
    if (sentence !== undefined) tell(draft, event, { ...sentence, orderId, component: stepOwner[name] });
    if (state === 'asked' || state === 'undo-asked') tellWait(draft, event, name);
  }
}

/** Why nothing will happen now: the service that has the next step, or its database, or the broker, is not there. */
function tellWait(draft: Draft, event: LabEventOf<'saga.changed'>, step: SagaStepName): void {
  const service = stepOwner[step];
  const { database } = components[service];
  for (const id of [...(database ? [database] : []), service, 'rabbitmq' as const]) {
    const words = stateWords(draft.world.components[id].status.state);
    if (words === null) continue;
    const { orderId } = event.data;
    const text = `Order ${shortOrderId(orderId)} waits for ${service}: ${id} ${words}.`;
    return tell(draft, event, { text, tone: 'waiting', orderId, component: id });
  }
}
