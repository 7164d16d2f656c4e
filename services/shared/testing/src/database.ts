import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccountPasswords,
  createDatabaseProgram,
  defaultStateDir,
  detectDatabase,
  newAccountPasswords,
} from '@bulkhead/lab/runtime';
import { freePorts } from './free-ports.ts';
import { reapFolder } from './reaper.ts';
import { runServer, type ServerControl } from './run-server.ts';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Where a schema is and who may do what in it. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly schema: string;
  /** Data of this schema only. */
  readonly app: Login;
  /** Data and tables of this schema only. */
  readonly migrator: Login;
  /** Reads everything on the server. */
  readonly reader: Login;
  /** Everything on the server. */
  readonly admin: Login;
}

/** A database server of a test's own, to be killed and frozen. */
export interface OwnDatabase extends DatabaseAddress, ServerControl {
  readonly logFile: string;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
}

export interface OwnDatabaseOptions {
  readonly schema?: string;
  readonly maxConnections?: number;
}

/**
 * Starts a database server on a free port, in a folder of its own, with the lab's settings and accounts. Takes about a
 * second. Close it at the end; it ends with this process in any case.
 */
export async function startOwnDatabase(options: OwnDatabaseOptions = {}): Promise<OwnDatabase> {
  const { schema = 'test_db', maxConnections = 60 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-db-'));
  reapFolder(folder);
  const [port, extraPort] = (await freePorts(2)) as [number, number]; // as many as asked for
  const passwords = newAccountPasswords();
  const logFile = join(folder, 'server.log');
  const program = createDatabaseProgram({
    server: await detectDatabase(),
    folder,
    stateDir: defaultStateDir,
    port,
    extraPort,
    schema,
    passwords,
    logFile,
    extraSettings: [`max_connections = ${maxConnections}`],
  });
  const control = await runServer(program);
  return {
    ...control,
    ...logins(passwords),
    host: '127.0.0.1',
    port,
    schema,
    logFile,
    close: async () => {
      if (control.isRunning()) await control.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function logins(passwords: AccountPasswords): Pick<DatabaseAddress, 'app' | 'migrator' | 'reader' | 'admin'> {
  return {
    app: { user: 'app', password: passwords.app },
    migrator: { user: 'migrator', password: passwords.migrator },
    reader: { user: 'lab_reader', password: passwords.lab_reader },
    admin: { user: 'lab_admin', password: passwords.lab_admin },
  };
}
