import { type DatabaseAccess, type DatabaseSession, withDatabase } from '../rows/database-access.ts';

const deadlineMs = 15_000;
/** What a reset leaves: which migrations ran, and the epoch, which goes up instead. */
const kept = new Set(['schema_migrations', 'data_epoch']);

/** The epoch of a database's rows; undefined when its service has never made its tables. */
export function readEpoch(access: DatabaseAccess): Promise<number | undefined> {
  return withDatabase(access, deadlineMs, async (session) => {
    if (!(await tablesOf(session, access.schema)).includes('data_epoch')) return undefined;
    const [row] = await session.select('SELECT epoch FROM data_epoch');
    return row === undefined ? undefined : Number(row.epoch);
  });
}

/** Takes all rows away and raises the epoch, so that messages about them are refused from now on. */
export function emptyDatabase(access: DatabaseAccess, epoch: number): Promise<void> {
  return withDatabase(access, deadlineMs, async (session) => {
    // The epoch first: if this is cut off, what is left of the old rows is at least not spoken of any more.
    await session.select('UPDATE data_epoch SET epoch = ?', [epoch]);
    for (const table of await tablesOf(session, access.schema)) {
      if (!kept.has(table)) await session.run(`TRUNCATE TABLE \`${table.replaceAll('`', '``')}\``);
    }
  });
}

async function tablesOf(session: DatabaseSession, schema: string): Promise<string[]> {
  const rows = await session.select(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'`,
    [schema],
  );
  return rows.map((row) => String(row.name));
}
