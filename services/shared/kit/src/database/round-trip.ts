import type { Connection as DriverConnection } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';

export interface Statement {
  sql: string;
  values: readonly unknown[];
}

/**
 * Sends the statements as one query and returns the result of each. The server stops at the first that fails; the
 * error then names it. After `deadlineMs` without an answer it throws with the code PROTOCOL_SEQUENCE_TIMEOUT: the
 * connection is then of no use, because the answer may still come.
 */
export function roundTrip(
  connection: PoolConnection,
  statements: readonly Statement[],
  deadlineMs: number,
): Promise<unknown[]> {
  // Each is formatted by itself, so that a missing value can't shift the values of the statements after it.
  const sql = statements.map((s) => connection.format(s.sql, [...s.values])).join(';\n');
  const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
  // Not the driver's own timeout: that one starts to count when the query leaves the driver's queue.
  const timer = setTimeout(() => {
    reject(Object.assign(new Error(`no answer within ${deadlineMs} ms`), { code: 'PROTOCOL_SEQUENCE_TIMEOUT' }));
  }, deadlineMs);
  let begun = 0;
  const query = driverOf(connection).query({ sql }, (error, answer) => {
    clearTimeout(timer);
    if (error === null)
      resolve(statements.length === 1 ? [answer] : (answer as unknown as unknown[])); // several statements, several answers
    else reject(naming(error, statements, begun));
  });
  query.on('fields', () => {
    begun += 1; // once for each statement that was answered
  });
  return promise;
}

/** The connection below the promises; the driver's types don't show that it is another one. */
function driverOf(connection: PoolConnection): DriverConnection {
  return connection.connection as unknown as DriverConnection;
}

function naming(error: Error, statements: readonly Statement[], statementIndex: number): Error {
  const statement = statements[statementIndex] ?? statements[0];
  if (statement) error.message += ` (in: ${oneLine(statement.sql).slice(0, 120)})`;
  return Object.assign(error, { statementIndex });
}

/** A statement as a person reads it in a trace: one line, at most 200 characters, without its values. */
export function oneLine(sql: string): string {
  return sql.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

/** Throws a connection away at once. The driver's own way waits for the server to hang up, which a frozen one never does. */
export function discard(connection: PoolConnection): void {
  connection.destroy();
  // Not in the driver's types, but its documented inside.
  const { stream } = driverOf(connection) as DriverConnection & { stream?: { destroy?: () => void } };
  stream?.destroy?.();
}
