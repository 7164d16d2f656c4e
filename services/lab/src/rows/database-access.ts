import type { DatabaseId } from '@bulkhead/contracts';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2';
import { isNobodyThere } from '../nobody-there.ts';

/** How the lab reaches one database, past the service that owns it. */
export interface DatabaseAccess {
  id: DatabaseId;
  host: string;
  port: number;
  schema: string;
  user: string;
  password: string;
}

/** A database gave no answer; `message` says which and why, in plain words. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
  readonly database: DatabaseId;
  /** Why, without the name of the database. */
  readonly reason: string;

  constructor(database: DatabaseId, why: string, cause?: unknown) {
    super(`${database} can't be read: ${why}.`, { cause });
    this.database = database;
    this.reason = why;
  }
}

export type Row = Record<string, string | number | null>;

/** A list is bound as several values, for `IN (?)`. */
export type BoundValue = string | number | readonly string[];

export interface DatabaseSession {
  /** Rows of one statement; values are bound, never part of the text. */
  select(sql: string, values?: readonly BoundValue[]): Promise<Row[]>;
  run(sql: string): Promise<void>;
}

/**
 * Runs `work` on one fresh connection, all of it within `deadlineMs`. The connection is destroyed afterwards: a frozen
 * server keeps a polite goodbye waiting for ever.
 */
export async function withDatabase<T>(
  access: DatabaseAccess,
  deadlineMs: number,
  work: (session: DatabaseSession) => Promise<T>,
): Promise<T> {
  const connection = createConnection({
    host: access.host,
    port: access.port,
    user: access.user,
    password: access.password,
    database: access.schema,
    connectTimeout: deadlineMs,
    timezone: 'Z',
    dateStrings: true,
    charset: 'utf8mb4',
  });
  // Without a listener a lost connection would end the process; the running query fails by itself.
  connection.on('error', () => {});
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([work(sessionOn(connection)), late]);
  } catch (error) {
    throw isAboutConnection(error) ? new DatabaseUnreachableError(access.id, reasonOf(error), error) : error;
  } finally {
    clearTimeout(timer);
    connection.destroy();
  }
}

function sessionOn(connection: Connection): DatabaseSession {
  const query = async (sql: string, values: readonly BoundValue[]) => {
    const [rows] = await connection.promise().query<RowDataPacket[]>(sql, [...values]);
    return rows;
  };
  return {
    select: (sql, values = []) => query(sql, values),
    run: async (sql) => void (await query(sql, [])),
  };
}

/** An answer of the server (`errno` of SQL, not fatal) is a fault of the question; the rest is the way there. */
function isAboutConnection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return true;
  const isAnswer = 'sqlState' in error && !('fatal' in error && error.fatal === true);
  return !isAnswer;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (isNobodyThere(code)) return 'nothing listens there';
  if (code === 'ETIMEDOUT') return 'no connection in time';
  if (code === 'PROTOCOL_CONNECTION_LOST' || code === 'ECONNRESET') return 'it hung up';
  return error.message || code || 'unknown reason';
}
