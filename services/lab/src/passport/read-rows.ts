import { type PassportPart, type PassportTable, passportLimits } from '@bulkhead/contracts';
import {
  type DatabaseAccess,
  type DatabaseSession,
  DatabaseUnreachableError,
  withDatabase,
} from '../rows/database-access.ts';
import type { OrderTable } from './tables-of-order.ts';

const { rowsPerTable, valueLength } = passportLimits;

export interface Clock {
  nowMs(): number;
}

/**
 * Reads these tables of one database, all of one moment, as `lab_reader` and past its service. Never throws: a database
 * that does not answer within the deadline is unknown, and says why.
 */
export async function readPart(
  access: DatabaseAccess,
  deadlineMs: number,
  tables: readonly OrderTable[],
  clock: Clock,
): Promise<PassportPart> {
  const readAtMs = clock.nowMs();
  try {
    const read = await withDatabase(access, deadlineMs, async (session) => {
      const columns = await columnsOf(session, access.schema, tables);
      await session.run('START TRANSACTION WITH CONSISTENT SNAPSHOT');
      const done: PassportTable[] = [];
      for (const table of tables) done.push(await readTable(session, table, columns.get(table.name)));
      return done;
    });
    return { state: 'read', readAtMs, tookMs: clock.nowMs() - readAtMs, tables: read };
  } catch (error) {
    return { state: 'unknown', readAtMs, why: whyOf(access, error) };
  }
}

function whyOf({ id }: DatabaseAccess, error: unknown): string {
  if (error instanceof DatabaseUnreachableError) return `${id} does not answer: ${error.reason}.`;
  return `${id} can't be read: ${error instanceof Error ? error.message : String(error)}.`;
}

async function columnsOf(session: DatabaseSession, schema: string, tables: readonly OrderTable[]) {
  const names = tables.map(({ name }) => name);
  const rows = await session.select(
    `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
     WHERE table_schema = ? AND table_name IN (?) ORDER BY table_name, ordinal_position`,
    [schema, names],
  );
  const columns = new Map<string, string[]>();
  for (const { tableName, columnName } of rows) {
    const known = columns.get(String(tableName)) ?? [];
    columns.set(String(tableName), [...known, String(columnName)]);
  }
  return columns;
}

async function readTable(
  session: DatabaseSession,
  table: OrderTable,
  columns: readonly string[] | undefined,
): Promise<PassportTable> {
  const { name, about } = table;
  const unknown = table.unknown ?? (columns === undefined ? `There is no table ${name}.` : undefined);
  if (columns === undefined || unknown !== undefined) {
    return { name, about, columns: [], rows: [], total: 0, ...(unknown === undefined ? {} : { unknown }) };
  }
  try {
    const rows = await session.select(select(table, columns), table.values);
    const total = rows.length < rowsPerTable ? rows.length : await count(session, table);
    const cut = rows.map((row) => columns.map((column) => shortened(row[column] ?? null)));
    return { name, about, columns: [...columns], rows: cut, total };
  } catch (error) {
    // A fault of this question only; a database that went away fails the next one too, and with it the whole part.
    if (!(error instanceof Error && 'sqlState' in error)) throw error;
    return { name, about, columns: [...columns], rows: [], total: 0, unknown: `It can't be read: ${error.message}.` };
  }
}

function select({ name, where, orderBy }: OrderTable, columns: readonly string[]): string {
  const fields = columns.map((column) => {
    const quoted = `\`${column.replaceAll('`', '``')}\``;
    return `LEFT(CAST(${quoted} AS CHAR), ${valueLength + 1}) AS ${quoted}`;
  });
  return `SELECT ${fields.join(', ')} FROM ${name} WHERE ${where} ORDER BY ${orderBy} LIMIT ${rowsPerTable}`;
}

async function count(session: DatabaseSession, { name, where, values }: OrderTable): Promise<number> {
  const [row] = await session.select(`SELECT COUNT(*) AS n FROM ${name} WHERE ${where}`, values);
  return Number(row?.n ?? 0);
}

function shortened(value: string | number | null): string | null {
  if (value === null) return null;
  const text = String(value);
  return text.length > valueLength ? `${text.slice(0, valueLength)}…` : text;
}
