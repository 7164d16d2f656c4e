import type { Database, Transaction } from '@bulkhead/kit';
import type { OrderDetails } from '../orders/order-event.ts';
import type { SagaState } from './saga-state.ts';

export interface SagaRecord {
  orderId: string;
  state: SagaState;
  details: OrderDetails;
  /** The order's version after its last event. */
  orderVersion: number;
  revision: number;
  isDue: boolean;
  nextAttemptAt: Date | null;
}

interface Row {
  orderId: string;
  state: string;
  details: string;
  orderVersion: number;
  revision: number;
  isDue: number;
  nextAttemptAt: Date | null;
}

const select = `SELECT order_id AS orderId, state, details, order_version AS orderVersion, revision,
  next_attempt_at IS NOT NULL AND next_attempt_at <= NOW(6) AS isDue, next_attempt_at AS nextAttemptAt FROM sagas WHERE order_id = ?`;

function fromRow(row: Row): SagaRecord {
  const state = JSON.parse(row.state) as SagaState; // written below, from this type
  const details = JSON.parse(row.details) as OrderDetails; // likewise
  return { ...row, isDue: row.isDue === 1, state, details };
}

/** Reads a saga and locks it until the transaction ends, so that one change at a time is decided. */
export async function lockSaga(tx: Transaction, orderId: string): Promise<SagaRecord | undefined> {
  const [row] = await tx.read<Row>(`${select} FOR UPDATE`, [orderId]);
  return row && fromRow(row);
}

export async function findSaga(database: Database, orderId: string): Promise<SagaRecord | undefined> {
  const [row] = await database.read<Row>('read saga', select, [orderId]);
  return row && fromRow(row);
}

/** On the database's clock, so that instances with other clocks agree. */
const timerSql = 'IF(? IS NULL, NULL, NOW(6) + INTERVAL ? MICROSECOND)';

export function insertSaga(
  tx: Transaction,
  saga: Pick<SagaRecord, 'orderId' | 'state' | 'details' | 'orderVersion'>,
  timerMs: number | null,
  at: Date,
): void {
  const timer = timerMs === null ? null : timerMs * 1_000;
  tx.write(
    `INSERT INTO sagas (order_id, status, epoch, revision, order_version, state, details, next_attempt_at, created_at, updated_at)
     VALUES (?, ?, ?, 1, ?, ?, ?, ${timerSql}, ?, ?)`,
    [
      saga.orderId,
      saga.state.status,
      saga.state.epoch,
      saga.orderVersion,
      JSON.stringify(saga.state),
      JSON.stringify(saga.details),
      timer,
      timer,
      at,
      at,
    ],
  );
}

/** Writes the new state if nobody changed the saga since it was read; else the transaction fails and is tried again. */
export function saveSaga(
  tx: Transaction,
  before: SagaRecord,
  state: SagaState,
  orderVersion: number,
  timerMs: number | null,
  at: Date,
): void {
  const timer = timerMs === null ? null : timerMs * 1_000;
  tx.write(
    `UPDATE sagas SET status = ?, epoch = ?, revision = revision + 1, order_version = ?, state = ?, next_attempt_at = ${timerSql}, updated_at = ?
     WHERE order_id = ? AND revision = ?`,
    [state.status, state.epoch, orderVersion, JSON.stringify(state), timer, timer, at, before.orderId, before.revision],
    1,
  );
}

/** Orders whose timer has run out, the longest waiting first. */
export async function dueSagas(database: Database, limit: number): Promise<string[]> {
  const rows = await database.glance<{ orderId: string }>(
    'SELECT order_id AS orderId FROM sagas WHERE next_attempt_at <= NOW(6) ORDER BY next_attempt_at LIMIT ?',
    [limit],
  );
  return rows.map((row) => row.orderId);
}
