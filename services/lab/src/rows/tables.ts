import type { TableList, TableRows } from '@bulkhead/contracts';
import type { DatabaseAccess, DatabaseSession } from './database-access.ts';
import { withDatabase } from './database-access.ts';

/** For everything that one look does. */
const deadlineMs = 2_000;
const maxValueLength = 2_000;

/** Columns that tell when a row came, best first; used where the primary key says nothing about time. */
const timeColumns = [
  'updated_at',
  'occurred_at',
  'placed_at',
  'handled_at',
  'booked_at',
  'created_at',
  'applied_at',
  'copied_at',
];

/** The tables of a database with their exact numbers of rows, read past the service. */
export function listTables(access: DatabaseAccess): Promise<TableList> {
  return withDatabase(access, deadlineMs, async (session) => {
    const names = await tableNames(session, access.schema);
    const tables: TableList['tables'] = [];
    for (const name of names) tables.push({ name, rows: await countRows(session, name) });
    return { tables };
  });
}

/**
 * Rows of one table as text, newest first where that can be told. Undefined when there is no such table: the name is
 * looked up in the server's own list, and only what stands there gets into a statement.
 */
export function readTable(
  access: DatabaseAccess,
  wanted: string,
  page: { limit: number; offset: number },
): Promise<TableRows | undefined> {
  return withDatabase(access, deadlineMs, async (session) => {
    const table = (await tableNames(session, access.schema)).find((name) => name === wanted);
    if (table === undefined) return undefined;
    const columns = await columnsOf(session, access.schema, table);
    const names = columns.map((column) => column.name);
    const fields = names.map((name) => `LEFT(CAST(${quoted(name)} AS CHAR), ${maxValueLength + 1}) AS ${quoted(name)}`);
    const order = newestFirst(table, columns);
    const rows = await session.select(`SELECT ${fields.join(', ')} FROM ${quoted(table)}${order} LIMIT ? OFFSET ?`, [
      page.limit,
      page.offset,
    ]);
    const total = await countRows(session, table);
    const next = page.offset + rows.length;
    return {
      columns: names,
      key: columns.filter((column) => column.isKey).map((column) => column.name),
      rows: rows.map((row) => names.map((name) => shortened(row[name] ?? null))),
      total,
      ...(rows.length === page.limit && next < total ? { nextOffset: next } : {}),
    };
  });
}

interface Column {
  name: string;
  isKey: boolean;
  isNumber: boolean;
}

async function tableNames(session: DatabaseSession, schema: string): Promise<string[]> {
  const rows = await session.select(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY name`,
    [schema],
  );
  return rows.map((row) => String(row.name));
}

async function columnsOf(session: DatabaseSession, schema: string, table: string): Promise<Column[]> {
  const rows = await session.select(
    `SELECT column_name AS name, column_key AS role, data_type AS kind FROM information_schema.columns
     WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position`,
    [schema, table],
  );
  return rows.map((row) => ({
    name: String(row.name),
    isKey: row.role === 'PRI',
    isNumber: String(row.kind).endsWith('int'),
  }));
}

async function countRows(session: DatabaseSession, table: string): Promise<number> {
  const [row] = await session.select(`SELECT COUNT(*) AS n FROM ${quoted(table)}`);
  return Number(row?.n ?? 0);
}

function newestFirst(table: string, columns: readonly Column[]): string {
  const keys = columns.filter((column) => column.isKey);
  const [counted] = keys;
  const time = timeColumns.find((name) => columns.some((column) => column.name === name));
  // A counting key is the best clock; other keys (names, random ids) only break ties of a time.
  const by =
    keys.length === 1 && counted?.isNumber
      ? [counted.name]
      : [time, ...keys.map((key) => key.name)].filter((name) => name !== undefined);
  // By the table's own column: the bare name would be the selected text, and 99 comes after 100 there.
  return by.length === 0 ? '' : ` ORDER BY ${by.map((name) => `${quoted(table)}.${quoted(name)} DESC`).join(', ')}`;
}

function shortened(value: string | number | null): string | null {
  if (value === null) return null;
  const text = String(value);
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** As an identifier. Every name comes from information_schema; a backtick in it is doubled all the same. */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
