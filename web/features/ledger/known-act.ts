import { type ComponentId, isComponentId } from '@bulkhead/contracts/components';
import type { Act } from '../../data/ledger.ts';

export interface OrderLine {
  readonly productId: string;
  readonly quantity: number;
}

/** What an act was, read from what was sent. `other`: something that this page has no words for. */
export type KnownAct =
  | { readonly kind: 'verb'; readonly verb: string; readonly id: ComponentId }
  | {
      readonly kind: 'order';
      readonly customerId: string;
      readonly items: readonly OrderLine[];
      readonly card: string;
      readonly strategy?: string;
      readonly onNotificationFailure?: string;
    }
  | { readonly kind: 'cancel' | 'retry'; readonly orderId: string }
  | { readonly kind: 'load'; readonly rate: number; readonly mix?: string }
  | { readonly kind: 'load-off' | 'reset' | 'audit' }
  | { readonly kind: 'redrive'; readonly queue: string }
  | { readonly kind: 'change'; readonly productId: string; readonly cents?: number; readonly name?: string }
  | { readonly kind: 'restock'; readonly productId: string; readonly quantity: number }
  | { readonly kind: 'other' };

type Sent = Pick<Act, 'method' | 'path' | 'body'>;

export function knownAct({ method, path, body }: Sent): KnownAct {
  const parts = path.split('?')[0]?.split('/').slice(1).map(decoded) ?? [];
  // Below the shop there is one word more before the id.
  const [area = '', id = '', doing = ''] = parts[0] === 'shop' ? parts.slice(1) : parts;
  const isTooLong = parts.length > (parts[0] === 'shop' ? 4 : 3);
  const fields = isRecord(body) ? body : {};
  const route = `${method} ${area}${id && '/*'}${doing && `/${doing}`}`;
  if (isTooLong) return { kind: 'other' };
  if (method === 'POST' && area === 'components' && isComponentId(id)) return { kind: 'verb', verb: doing, id };
  switch (route) {
    case 'POST orders':
      return order(fields) ?? { kind: 'other' };
    case 'POST orders/*/cancel':
      return { kind: 'cancel', orderId: id };
    case 'POST orders/*/retry':
      return { kind: 'retry', orderId: id };
    case 'PATCH products/*':
      return change(id, fields) ?? { kind: 'other' };
    case 'POST products/*/restock':
      return typeof fields['quantity'] === 'number'
        ? { kind: 'restock', productId: id, quantity: fields['quantity'] }
        : { kind: 'other' };
    case 'PUT load':
      return load(fields) ?? { kind: 'other' };
    case 'DELETE load':
      return { kind: 'load-off' };
    case 'POST reset':
      return { kind: 'reset' };
    case 'POST audit':
      return { kind: 'audit' };
    case 'POST queues/*/redrive':
      return { kind: 'redrive', queue: id };
    default:
      return { kind: 'other' };
  }
}

function order(fields: Record<string, unknown>): KnownAct | undefined {
  const { customerId, items, paymentMethod, strategy, onNotificationFailure } = fields;
  if (typeof customerId !== 'string' || typeof paymentMethod !== 'string' || !Array.isArray(items)) return undefined;
  if (items.length === 0 || !items.every(isOrderLine)) return undefined;
  return {
    kind: 'order',
    customerId,
    items,
    card: paymentMethod,
    ...(typeof strategy === 'string' ? { strategy } : {}),
    ...(typeof onNotificationFailure === 'string' ? { onNotificationFailure } : {}),
  };
}

function isOrderLine(value: unknown): value is OrderLine {
  return isRecord(value) && typeof value['productId'] === 'string' && typeof value['quantity'] === 'number';
}

function change(productId: string, { name, price }: Record<string, unknown>): KnownAct | undefined {
  const cents = isRecord(price) && typeof price['amount'] === 'number' ? price['amount'] : undefined;
  if (cents === undefined && typeof name !== 'string') return undefined;
  return {
    kind: 'change',
    productId,
    ...(cents === undefined ? {} : { cents }),
    ...(typeof name === 'string' ? { name } : {}),
  };
}

function load({ ordersPerSecond, mix }: Record<string, unknown>): KnownAct | undefined {
  if (typeof ordersPerSecond !== 'number') return undefined;
  return { kind: 'load', rate: ordersPerSecond, ...(typeof mix === 'string' ? { mix } : {}) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
