import { type Order, orderListSchema, type RecalledOrder, sagaSchema } from '@bulkhead/contracts';
import type { z } from 'zod';
import type { EventLog } from '../events/event-log.ts';

export interface RecallOptions {
  log: Pick<EventLog, 'append' | 'onFrame'>;
  /** Of the order service: `http://127.0.0.1:8081`. */
  orderUrl: string;
  onError: (error: unknown) => void;
}

const underWay = ['PENDING', 'CANCELLING', 'STUCK'] as const;
/** Of each status, and of the newest orders whatever their status. */
const maxOrders = 50;
const sagasAtOnce = 4;
const deadlineMs = 5_000;

/**
 * Orders outlive the lab. Once the order service can do its work, this reads those that are under way and the newest
 * others, so that a lab that was started again shows who waits. Returns the way to stop.
 */
export function recallOrders({ log, orderUrl, onError }: RecallOptions): () => void {
  const stop = log.onFrame((events) => {
    const isUp = events.some(
      ({ kind, data }) => kind === 'component.changed' && data.id === 'order-service' && data.state === 'up',
    );
    if (!isUp) return;
    stop();
    recall(orderUrl).then((orders) => {
      for (let i = 0; i < orders.length; i += maxOrders)
        log.append('orders.recalled', { orders: orders.slice(i, i + maxOrders) });
    }, onError);
  });
  return stop;
}

async function recall(orderUrl: string): Promise<RecalledOrder[]> {
  const queries = [...underWay.map((status) => `?status=${status}&limit=${maxOrders}`), `?limit=${maxOrders}`];
  const lists = await Promise.all(queries.map((query) => read(orderUrl, query, orderListSchema)));
  const orders = [...new Map(lists.flatMap(({ items }) => items).map((order) => [order.id, order])).values()];
  const recalled: RecalledOrder[] = [];
  for (let i = 0; i < orders.length; i += sagasAtOnce)
    recalled.push(...(await Promise.all(orders.slice(i, i + sagasAtOnce).map((order) => withSaga(orderUrl, order)))));
  return recalled;
}

async function withSaga(orderUrl: string, order: Order): Promise<RecalledOrder> {
  const isUnderWay = underWay.some((status) => status === order.status);
  const saga = isUnderWay ? await read(orderUrl, `/${order.id}/saga`, sagaSchema) : undefined;
  return {
    orderId: order.id,
    customerId: order.customer.id,
    customerName: order.customer.name,
    itemCount: order.items.reduce((sum, item) => sum + item.quantity, 0),
    ...{ total: order.total, paymentMethod: order.paymentMethod, strategy: order.strategy },
    ...{ status: order.status, version: order.version, placedAtMs: Date.parse(order.placedAt) },
    ...(order.reason === undefined ? {} : { reason: order.reason }),
    ...(saga && {
      saga: {
        ...{ status: saga.status, epoch: saga.epoch },
        steps: saga.steps.map(({ name, state, attempts }) => ({ name, state, attempts })),
      },
    }),
  };
}

/** The lab asks under its own name: no shopper is to be seen where none was. */
async function read<S extends z.ZodType>(orderUrl: string, rest: string, schema: S): Promise<z.infer<S>> {
  const response = await fetch(`${orderUrl}/api/orders${rest}`, {
    signal: AbortSignal.timeout(deadlineMs),
    headers: { 'user-agent': 'lab' },
  });
  if (!response.ok) throw new Error(`GET /api/orders${rest} answered ${response.status}`);
  return schema.parse(await response.json());
}
