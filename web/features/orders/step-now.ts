import type { SagaStepName } from '@bulkhead/contracts';
import type { OrderView } from '@bulkhead/world';

const doing: Record<SagaStepName, string> = {
  'create-order': 'order',
  'reserve-inventory': 'stock',
  'process-payment': 'payment',
  'send-notification': 'notification',
};

/** What an order is at, in a few words; its reason when it ended badly. */
export function stepNow(order: OrderView): string {
  if (order.reason !== null) return order.reason;
  const steps = order.saga?.steps ?? [];
  const undo = steps.find(({ state }) => state === 'undo-asked');
  if (undo) return `undoing ${doing[undo.name]}`;
  const asked = steps.find(({ state }) => state === 'asked');
  if (asked) return `${order.status === 'CONFIRMED' ? 'then' : 'waits for'} ${doing[asked.name]}`;
  return order.fromCopy ? 'accepted from copies' : '';
}
