import { execFile } from 'node:child_process';
import { access, readdir, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type DatabaseFlavour = 'MariaDB' | 'MySQL';

/** A database server found on this machine. */
export interface DatabaseServer {
  readonly flavour: DatabaseFlavour;
  /** `10.11.19`. */
  readonly version: string;
  readonly binary: string;
  /** MariaDB's program that makes an empty data folder; MySQL's server does that by itself. */
  readonly installer?: string;
}

/** A RabbitMQ found on this machine: the start script that keeps the Erlang VM within reach of signals. */
export interface BrokerServer {
  readonly version: string;
  readonly script: string;
  readonly epmd: string;
}

/** A server that is not installed. The message says what was looked for. */
export class ServerMissingError extends Error {
  override name = 'ServerMissingError';
}

/** Reads what `mariadbd --version` or `mysqld --version` prints; undefined when it is neither. */
export function parseDatabaseVersion(text: string): { flavour: DatabaseFlavour; version: string } | undefined {
  const version = /\bVer\s+(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) return undefined;
  return { flavour: /mariadb/i.test(text) ? 'MariaDB' : 'MySQL', version };
}

/** The oldest versions that the lab's SQL works on. */
const oldest: Record<DatabaseFlavour, readonly [number, number]> = { MariaDB: [10, 6], MySQL: [8, 4] };

/** Is this version new enough? */
export function isSupported(flavour: DatabaseFlavour, version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldest[flavour];
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Servers live in `sbin`, which a user's PATH often leaves out; Homebrew keeps its own. */
const extraFolders = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
  '/usr/local/mysql/bin',
];

async function findProgram(name: string, folders: readonly string[] = []): Promise<string | undefined> {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...folders, ...path, ...extraFolders]) {
    const file = join(folder, name);
    if (await exists(file)) return file;
  }
  return undefined;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Finds a database server, MariaDB before MySQL, and asks it what it is: a name alone tells nothing (links).
 * BULKHEAD_DATABASE_SERVER names one that is to be used instead.
 */
export async function detectDatabase(): Promise<DatabaseServer> {
  const seen: string[] = [];
  const named = process.env['BULKHEAD_DATABASE_SERVER'];
  for (const name of named ? [named] : ['mariadbd', 'mysqld']) {
    const binary = named ?? (await findProgram(name));
    if (binary === undefined) continue;
    const answer = await run(binary, ['--no-defaults', '--version'], { timeout: 10_000 }).catch(() => undefined);
    const found = answer && parseDatabaseVersion(answer.stdout);
    if (found === undefined) {
      seen.push(`${binary} does not say its version`);
    } else if (!isSupported(found.flavour, found.version)) {
      seen.push(`${binary} is ${found.flavour} ${found.version}: too old`);
    } else if (found.flavour === 'MySQL') {
      return { ...found, binary };
    } else {
      const installer =
        (await findProgram('mariadb-install-db', [dirname(binary)])) ?? (await findProgram('mysql_install_db'));
      if (installer !== undefined) return { ...found, binary, installer };
      seen.push(`${binary} has no mariadb-install-db beside it`);
    }
  }
  throw new ServerMissingError(
    `No database server found: MariaDB 10.6 or newer (mariadbd, mariadb-install-db) or MySQL 8.4 or newer (mysqld). ${seen.join('; ')}`,
  );
}

/** Finds RabbitMQ. `/usr/sbin/rabbitmq-server` is a wrapper that insists on a user of its own, so it is not used. */
export async function detectBroker(): Promise<BrokerServer> {
  const homes = ['/usr/lib/rabbitmq', '/opt/homebrew/opt/rabbitmq', '/usr/local/opt/rabbitmq', '/opt/rabbitmq'];
  const epmd = await findProgram('epmd', ['/usr/lib/erlang/bin', '/opt/homebrew/opt/erlang/lib/erlang/bin']);
  for (const home of homes) {
    const script = [join(home, 'bin/rabbitmq-server'), join(home, 'sbin/rabbitmq-server')];
    for (const candidate of script) {
      if (!(await exists(candidate)) || epmd === undefined) continue;
      return { version: await brokerVersion(candidate), script: candidate, epmd };
    }
  }
  throw new ServerMissingError(`No RabbitMQ found: looked in ${homes.join(', ')} and for Erlang's epmd.`);
}

/** Asking RabbitMQ for its version starts a whole Erlang VM (a second); the folder of its core plugin carries it. */
async function brokerVersion(script: string): Promise<string> {
  const home = dirname(dirname(await realpath(script)));
  const plugins = [join(home, 'plugins')];
  for (const name of await readdir(join(home, 'lib')).catch(() => [])) plugins.push(join(home, 'lib', name, 'plugins'));
  for (const folder of plugins) {
    for (const name of await readdir(folder).catch(() => [])) {
      const version = /^rabbit-(\d+\.\d+\.\d+)/.exec(name)?.[1];
      if (version !== undefined) return version;
    }
  }
  return 'unknown version';
}
