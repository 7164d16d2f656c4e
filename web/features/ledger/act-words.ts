import { formatCount, formatRate, shortId } from '../../ui/format/figures.ts';
import type { KnownAct } from './known-act.ts';

/** An act in a few words. Texts may come from data: they are shown, never run. */
export function actWords(act: KnownAct, sent: { method: string; path: string }): string {
  switch (act.kind) {
    case 'verb':
      return `${act.verb.charAt(0).toUpperCase()}${act.verb.slice(1)} ${act.id}`;
    case 'order': {
      const items = act.items.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(', ');
      const undoes = act.onNotificationFailure === 'compensate' ? ', undone if the notification fails' : '';
      return `Place an order: ${items} for ${act.customerId}, ${act.card}${undoes}`;
    }
    case 'cancel':
      return `Cancel order ${shortId(act.orderId)}`;
    case 'retry':
      return `Let order ${shortId(act.orderId)} try again`;
    case 'load':
      return `Send shoppers: ${formatRate(act.rate)} orders/s${act.mix === undefined ? '' : `, ${act.mix}`}`;
    case 'load-off':
      return 'Stop the shoppers';
    case 'reset':
      return 'Reset: seed data again';
    case 'audit':
      return 'Check the invariants';
    case 'redrive':
      return `Send the dead letters of ${act.queue} again`;
    case 'restock':
      return `Restock ${act.productId} by ${formatCount(act.quantity, 'piece')}`;
    case 'change':
      return `Change ${act.productId}: ${changes(act)}`;
    case 'other':
      return `${sent.method} ${sent.path}`;
    default:
      return act satisfies never;
  }
}

function changes({ cents, name }: Extract<KnownAct, { kind: 'change' }>): string {
  const price = cents === undefined ? [] : [`price € ${(cents / 100).toFixed(2)}`];
  return [...price, ...(name === undefined ? [] : [`name ${name}`])].join(', ');
}
