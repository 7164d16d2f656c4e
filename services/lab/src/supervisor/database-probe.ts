import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { type Probe, within } from './probe.ts';

export interface DatabaseTarget {
  host: string;
  port: number;
  /** Of `lab_reader`. */
  password: string;
}

/** Asks a database for a row, as `lab_reader`. One connection is kept and thrown away at the first doubt. */
export function createDatabaseProbe({ host, port, password }: DatabaseTarget): Probe {
  let kept: Promise<Connection> | undefined;

  function open(connectTimeout: number): Promise<Connection> {
    kept ??= createConnection({ host, port, user: 'lab_reader', password, connectTimeout }).then((connection) => {
      // Without a listener, a lost connection would end the lab.
      connection.on('error', drop);
      return connection;
    });
    return kept;
  }

  function drop(): void {
    // Destroyed, not ended: a frozen server would keep a polite goodbye waiting.
    kept?.then((connection) => connection.destroy()).catch(() => {});
    kept = undefined;
  }

  async function query(sql: string, deadlineMs: number): Promise<RowDataPacket[]> {
    const asking = open(deadlineMs).then((connection) => connection.query<RowDataPacket[]>(sql));
    const [rows] = await within(deadlineMs, asking, drop);
    return rows;
  }

  return {
    async ask(deadlineMs) {
      await query('SELECT 1', deadlineMs);
      return { state: 'up' };
    },
    async connections(deadlineMs) {
      const [status] = await query("SHOW GLOBAL STATUS LIKE 'Threads_connected'", deadlineMs);
      const [limit] = await query('SELECT @@max_connections AS max', deadlineMs);
      return { used: Number(status?.['Value']), max: Number(limit?.['max']) };
    },
    close: drop,
  };
}
