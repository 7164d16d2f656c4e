import type { LabEventOf } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import type { OrderView } from '../views.ts';
import { nameText } from './name-text.ts';
import { countSilently } from './pulse.ts';
import { tell } from './tell.ts';
import { ageText, because, itemsText, moneyText, shortOrderId } from './words.ts';

/** `told`: its steps will be told one by one. */
export function tellOrderAccepted(draft: Draft, event: LabEventOf<'order.accepted'>, told: boolean): void {
  if (!told) return countSilently(draft, 'accepted');
  const { orderId, customerName, items, total, fromCopy } = event.data;
  const what = `Order ${shortOrderId(orderId)}: ${nameText(customerName)}, ${itemsText(items)}, ${moneyText(total)}.`;
  const copies = fromCopy && copiesText(fromCopy);
  const tone = copies ? 'waiting' : 'neutral';
  tell(draft, event, { text: copies ? `${what} ${copies}` : what, tone, orderId });
}

function copiesText({ products, customer, ageMs }: NonNullable<OrderView['fromCopy']>): string | undefined {
  const of = [...(products ? ['products'] : []), ...(customer ? ['customers'] : [])].join(' and ');
  return of && `Accepted from the order service's own copies of ${of}, ${ageText(ageMs)} old.`;
}

/** `before` and `after`: the order around the event; the same object when it brought nothing new. */
export function tellOrderChanged(
  draft: Draft,
  event: LabEventOf<'order.changed'>,
  before: OrderView | undefined,
  after: OrderView | undefined,
): void {
  const { orderId, status, reason } = event.data;
  if (after === before || (before?.status ?? 'PENDING') === status) return;
  const told = before?.told === true;
  const order = `Order ${shortOrderId(orderId)}`;
  switch (status) {
    case 'CONFIRMED':
      if (!told) return countSilently(draft, 'confirmed');
      return tell(draft, event, { text: `${order} is confirmed.`, tone: 'good', orderId });
    case 'CANCELLING':
      if (told) tell(draft, event, { text: `${order} is being cancelled${because(reason)}`, tone: 'undo', orderId });
      return;
    case 'CANCELLED':
      if (!told) return countSilently(draft, 'cancelled');
      return tell(draft, event, { text: `${order} is cancelled${because(reason)}`, tone: 'bad', orderId });
    case 'STUCK':
      return tell(draft, event, {
        text: `${order} is stuck and needs a person${because(reason)}`,
        tone: 'bad',
        orderId,
      });
    case 'PENDING':
      return tell(draft, event, { text: `${order} is tried again.`, tone: 'neutral', orderId });
    default:
      return status satisfies never;
  }
}
