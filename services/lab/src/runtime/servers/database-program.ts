import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, cp, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountPasswords } from '../secrets.ts';
import { writeAtomic } from '../write-atomic.ts';
import { accountStatements } from './accounts.ts';
import type { DatabaseServer } from './detect.ts';
import { launchArgs, type ServerFiles, serverConfig } from './flavour.ts';
import { probeDatabase } from './probes.ts';
import { baseEnvironment, type Program } from './program.ts';
import { ensureTemplate } from './template.ts';

export interface DatabaseOptions {
  readonly server: DatabaseServer;
  /** The folder of this database; all that it writes is below it. */
  readonly folder: string;
  /** Where the template lies. */
  readonly stateDir: string;
  readonly port: number;
  readonly extraPort: number;
  readonly schema: string;
  readonly passwords: AccountPasswords;
  readonly logFile: string;
  /** Lines added to the settings, after the lab's own: `max_connections = 300`. */
  readonly extraSettings?: readonly string[];
}

/** A MariaDB or MySQL server with one schema and the lab's four accounts. */
export function createDatabaseProgram(options: DatabaseOptions): Program {
  const { server, folder, port } = options;
  const markFile = join(folder, 'accounts.sha256');
  const initFile = join(folder, 'accounts.sql');
  const statements = accountStatements(server, options.schema, options.passwords);
  const mark = createHash('sha256').update(statements.join('\n')).digest('hex');

  return {
    flavour: `${server.flavour} ${server.version}`,
    port,
    logFile: options.logFile,
    stopDeadlineMs: 20_000,
    readyDeadlineMs: 60_000,
    prepare: async () => {
      const files = await prepareFiles(options, markFile);
      const isMade = (await readFile(markFile, 'utf8').catch(() => '')) === mark;
      if (!isMade) await writeFile(initFile, `${statements.join('\n')}\n`, { mode: 0o600 });
      return {
        command: server.binary,
        args: launchArgs(files, isMade ? undefined : initFile),
        cwd: folder,
        env: { ...baseEnvironment(), HOME: folder },
        logFile: options.logFile,
      };
    },
    probe: (deadlineMs) => probeDatabase({ port, password: options.passwords.lab_reader }, deadlineMs),
    // Only now is it known that the accounts were made.
    onReady: async () => {
      await writeAtomic(markFile, mark);
      await rm(initFile, { force: true });
    },
  };
}

async function prepareFiles(options: DatabaseOptions, markFile: string): Promise<ServerFiles> {
  const { server, folder } = options;
  const files: ServerFiles = {
    dataDir: join(folder, 'data'),
    tmpDir: join(folder, 'tmp'),
    filesDir: join(folder, 'files'),
    socket: join(await socketFolder(folder), 'db.sock'),
    pidFile: join(folder, 'server.pid'),
    configFile: join(folder, 'my.cnf'),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rm(files.tmpDir, { recursive: true, force: true });
  await mkdir(files.tmpDir);
  await mkdir(files.filesDir, { recursive: true, mode: 0o700 });
  if (!(await exists(files.dataDir))) {
    await rm(markFile, { force: true });
    await copyTemplate(await ensureTemplate(server, options.stateDir), files.dataDir);
  }
  const config =
    serverConfig(server, files, options) + (options.extraSettings ?? []).map((line) => `${line}\n`).join('');
  await writeFile(files.configFile, config, { mode: 0o600 });
  return files;
}

/** The data folder gets its name when the copy is complete. */
async function copyTemplate(template: string, dataDir: string): Promise<void> {
  const partial = `${dataDir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(template, partial, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(partial, dataDir);
}

/** The operating system cuts socket paths at 107 bytes (103 on macOS). */
const longestSocketFolder = 90;

/** The folder for the socket: the database's own, or, when its path is too long, a private one with a short name. */
async function socketFolder(folder: string): Promise<string> {
  if (Buffer.byteLength(folder) <= longestSocketFolder) return folder;
  const name = `bulkhead-${process.getuid?.() ?? 0}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const short = join(tmpdir(), name);
  await mkdir(short, { mode: 0o700 }).catch(() => undefined);
  const facts = await lstat(short);
  const isPrivate =
    facts.isDirectory() && facts.uid === (process.getuid?.() ?? facts.uid) && (facts.mode & 0o077) === 0;
  if (!isPrivate) throw new Error(`${short} exists and is not a private folder of this user: remove it`);
  return short;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
