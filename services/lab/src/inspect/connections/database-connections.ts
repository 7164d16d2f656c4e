import { type ComponentConnections, ownerOf } from '@bulkhead/contracts';
import { type DatabaseAccess, type Row, withDatabase } from '../../rows/database-access.ts';

const deadlineMs = 2_000;
const maxStatementLength = 400;

type Answer = Extract<ComponentConnections, { kind: 'database' }>;

/** Who is connected to a database now, and what each of them does. */
export function readDatabaseConnections(access: DatabaseAccess): Promise<Answer> {
  return withDatabase(access, deadlineMs, async (session) => {
    const rows = await session.select('SHOW FULL PROCESSLIST');
    const [limit] = await session.select('SELECT @@max_connections AS most, CONNECTION_ID() AS own');
    const shown = rows
      // The server's own threads, and the connection that asks.
      .filter((row) => !isOwnThread(row) && Number(row.Id) !== Number(limit?.own))
      .map((row) => connectionOf(row, access))
      .sort((a, b) => Number(b.statement !== undefined) - Number(a.statement !== undefined) || a.id - b.id);
    return { kind: 'database', used: shown.length, max: Number(limit?.most), connections: shown };
  });
}

function isOwnThread(row: Row): boolean {
  return row.Command === 'Daemon' || row.User === 'system user' || row.User === 'event_scheduler';
}

function connectionOf(row: Row, { id }: DatabaseAccess): Answer['connections'][number] {
  const user = String(row.User);
  const statement = row.Info === null || row.Info === undefined ? undefined : shortened(String(row.Info));
  const state = row.State === null || row.State === '' || row.State === undefined ? undefined : String(row.State);
  return {
    id: Number(row.Id),
    user,
    who: whoIs(user, id),
    from: String(row.Host ?? ''),
    command: String(row.Command),
    seconds: Math.max(0, Number(row.Time ?? 0)),
    ...(state === undefined ? {} : { state }),
    ...(statement === undefined ? {} : { statement }),
  };
}

function whoIs(user: string, database: DatabaseAccess['id']): string {
  switch (user) {
    case 'app':
      return ownerOf(database);
    case 'migrator':
      return `${ownerOf(database)}, migrating`;
    case 'lab_reader':
      return 'lab, looking on';
    case 'lab_admin':
      return 'lab, for faults and resets';
    default:
      return 'somebody else';
  }
}

/** On one line, bounded, and without what a statement may say of a password. */
function shortened(sql: string): string {
  const line = sql
    .replace(/\s+/g, ' ')
    .replace(/(IDENTIFIED\s+BY\s+)('[^']*'|"[^"]*")/gi, "$1'…'")
    .trim();
  return line.length > maxStatementLength ? `${line.slice(0, maxStatementLength)}…` : line;
}
