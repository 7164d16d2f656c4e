import { databaseIds } from '@bulkhead/contracts';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { OwnedId } from '../driver.ts';
import type { LabSecrets } from '../secrets.ts';
import { probeBroker } from '../servers/probes.ts';
import type { AskFlavour } from './flavours.ts';

/** Where a component is reached. */
type Reach = (id: OwnedId) => { host: string; port: number };

/** Asks each kind of component in its own language. */
export function flavourAsker(reach: Reach, secrets: LabSecrets): AskFlavour {
  return async (id, deadlineMs) => {
    const database = databaseIds.find((one) => one === id);
    if (database !== undefined) return askDatabase({ ...reach(id), ...loginOf(secrets, database) }, deadlineMs);
    if (id === 'rabbitmq') return probeBroker({ ...reach(id), password: secrets.broker }, deadlineMs);
    const { host, port } = reach(id);
    const path = id === 'web' ? '/icon.svg' : '/health/live';
    const response = await fetch(`http://${host}:${port}${path}`, { signal: AbortSignal.timeout(deadlineMs) });
    await response.body?.cancel();
    if (response.status >= 500) throw new Error(`${id} answered ${response.status}`);
    // Every Node image is made of the same one.
    return `Node ${process.versions.node}`;
  };
}

function loginOf(secrets: LabSecrets, database: (typeof databaseIds)[number]) {
  return { user: 'lab_reader', password: secrets.databases[database].lab_reader };
}

async function askDatabase(
  address: { host: string; port: number; user: string; password: string },
  deadlineMs: number,
): Promise<string> {
  const connection = await createConnection({ ...address, connectTimeout: deadlineMs });
  // Without a listener, a lost connection would end the lab.
  connection.on('error', () => {});
  try {
    const asking = { sql: 'SELECT VERSION() AS version, @@version_comment AS comment', timeout: deadlineMs };
    const [[row]] = await connection.query<RowDataPacket[]>(asking);
    const version = /^\d+(\.\d+)+/.exec(String(row?.['version']))?.[0] ?? 'of unknown version';
    return `${/mariadb/i.test(`${row?.['version']} ${row?.['comment']}`) ? 'MariaDB' : 'MySQL'} ${version}`;
  } finally {
    connection.destroy();
  }
}
