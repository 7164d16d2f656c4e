import { components } from '@bulkhead/contracts/components';
import type { KnownAct } from '../known-act.ts';
import { shellWord } from './shell.ts';

/** The command's words after `bulkhead`, each ready for a shell. Undefined: the command line can't do this. */
export function cliWords(act: KnownAct): string | undefined {
  switch (act.kind) {
    case 'verb':
      return words(act.verb, act.id);
    case 'order':
      return words('order', ...orderOptions(act));
    case 'cancel':
    case 'retry':
      return words(act.kind, act.orderId);
    case 'load':
      return words('load', String(act.rate), ...(act.mix === undefined ? [] : ['--mix', act.mix]));
    case 'load-off':
      return 'load off';
    case 'reset':
    case 'audit':
      return act.kind;
    case 'redrive':
      return words('queues', '--redrive', act.queue);
    case 'restock':
      return words('restock', act.productId, String(act.quantity));
    case 'change':
      return words(
        'change',
        act.productId,
        ...(act.cents === undefined ? [] : ['--price', (act.cents / 100).toFixed(2)]),
        ...(act.name === undefined ? [] : [`--name=${act.name}`]),
      );
    case 'other':
      return undefined;
    default:
      return act satisfies never;
  }
}

/** The command as it is typed in Bulkhead's folder. */
export function asCli(act: KnownAct, labAddress: string): string | undefined {
  const offset = portOffset(labAddress);
  const said = cliWords(act);
  if (said === undefined || offset === undefined) return undefined;
  return `./bulkhead ${offset === 0 ? '' : `--port-offset ${offset} `}${said}`;
}

/** How far this lab's ports are from the usual ones. Undefined: it is not on this machine. */
export function portOffset(labAddress: string): number | undefined {
  const { hostname, port } = new URL(labAddress);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return undefined;
  const offset = Number(port) - components.lab.port;
  return offset >= 0 ? offset : undefined;
}

function orderOptions(order: Extract<KnownAct, { kind: 'order' }>): string[] {
  const { customerId, items, card, strategy = 'saga', onNotificationFailure = 'retry' } = order;
  return [
    '--customer',
    customerId,
    '--product',
    ...items.map(({ productId, quantity }) => (quantity === 1 ? productId : `${productId}:${quantity}`)),
    '--card',
    card.replace(/^card_/, ''),
    ...(strategy === 'saga' ? [] : ['--strategy', strategy]),
    ...(onNotificationFailure === 'retry' ? [] : ['--on-notification-failure', onNotificationFailure]),
  ];
}

function words(...parts: readonly string[]): string {
  return parts.map(shellWord).join(' ');
}
