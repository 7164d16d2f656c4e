import type { OrderStatus, SagaStatus } from '@bulkhead/contracts';
import type { DatabaseSession, Row } from '../rows/database-access.ts';
import type { OrderFact, OrderFacts } from './facts.ts';

/**
 * One row an order, folded in the database: 10,000 orders are 10,000 rows here, whatever their events are. Dates are
 * UTC on every server of the lab, so ages are computed there too.
 */
const streams = `
  SELECT e.order_id, e.events, e.first_version, e.last_version, e.types, e.age_ms, e.quiet_ms,
         s.status AS saga_status, s.state AS saga_state,
         TIMESTAMPDIFF(MICROSECOND, s.updated_at, NOW(6)) DIV 1000 AS saga_quiet_ms,
         v.total_cents
  FROM (SELECT order_id, COUNT(*) AS events, MIN(version) AS first_version, MAX(version) AS last_version,
               GROUP_CONCAT(type ORDER BY version SEPARATOR ',') AS types,
               TIMESTAMPDIFF(MICROSECOND, MIN(occurred_at), NOW(6)) DIV 1000 AS age_ms,
               TIMESTAMPDIFF(MICROSECOND, MAX(occurred_at), NOW(6)) DIV 1000 AS quiet_ms
        FROM order_events GROUP BY order_id) AS e
  LEFT JOIN (SELECT order_id, status, IF(status = 'STUCK', LEFT(state, 4000), NULL) AS state, updated_at FROM sagas) AS s
    ON s.order_id = e.order_id
  LEFT JOIN order_view AS v ON v.order_id = e.order_id`;

const orphanKeys = `
  SELECT k.idempotency_key, k.order_id FROM idempotency_keys AS k
  WHERE NOT EXISTS (SELECT 1 FROM order_events AS e WHERE e.order_id = k.order_id) LIMIT 20`;

/** Reads every order's stream, saga and key, all of one moment. */
export async function readOrders(session: DatabaseSession): Promise<OrderFacts> {
  await session.run('SET SESSION group_concat_max_len = 8192');
  await session.run('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  const rows = await session.select(streams);
  const orphans = await session.select(orphanKeys);
  const [keys] = await session.select('SELECT COUNT(*) AS n FROM idempotency_keys');
  return {
    orders: new Map(rows.map((row) => [String(row.order_id), toOrder(row)])),
    orphanKeys: orphans.map((row) => ({ key: String(row.idempotency_key), orderId: String(row.order_id) })),
    keyCount: Number(keys?.n ?? 0),
  };
}

function toOrder(row: Row): OrderFact {
  const types = String(row.types).split(',');
  const order: OrderFact = {
    id: String(row.order_id),
    status: statusAfter(types),
    endings: types.filter((type) => Object.hasOwn(endings, type)),
    eventCount: Number(row.events),
    firstVersion: Number(row.first_version),
    lastVersion: Number(row.last_version),
    ageMs: Number(row.age_ms),
    quietMs: Math.min(Number(row.quiet_ms), Number(row.saga_quiet_ms ?? Number.POSITIVE_INFINITY)),
  };
  // The column is an ENUM of exactly these words.
  if (row.saga_status !== null)
    order.saga = { status: String(row.saga_status) as SagaStatus, ...reasonOf(row.saga_state) };
  if (row.total_cents !== null) order.totalCents = Number(row.total_cents);
  return order;
}

/** An order's status is the fold of its events. Types that are not named here change nothing. */
export function statusAfter(types: readonly string[]): OrderStatus {
  let status: OrderStatus = 'PENDING';
  let isUndoing = false;
  for (const type of types) {
    isUndoing ||= type === 'CancellationStarted';
    // Somebody let a stuck order go on: in the direction in which it went.
    if (type === 'OrderResumed') status = isUndoing ? 'CANCELLING' : 'PENDING';
    else status = effects[type] ?? status;
  }
  return status;
}

const endings: Readonly<Record<string, OrderStatus>> = { OrderConfirmed: 'CONFIRMED', OrderCancelled: 'CANCELLED' };
const effects: Readonly<Record<string, OrderStatus>> = {
  ...endings,
  CancellationStarted: 'CANCELLING',
  OrderStuck: 'STUCK',
};

function reasonOf(state: Row[string] | undefined): { reason?: string } {
  const found = /"reason":"((?:[^"\\]|\\.){1,200})"/.exec(String(state ?? ''))?.[1];
  return found === undefined ? {} : { reason: found };
}
