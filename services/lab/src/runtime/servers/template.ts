import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseServer } from './detect.ts';
import { installCommand, type ServerFiles, serverConfig } from './flavour.ts';
import { baseEnvironment } from './program.ts';

const run = promisify(execFile);

/**
 * An empty data folder, made once for a server version and copied for every database: making one takes seconds, a
 * copy a tenth of one. It is complete or absent: it gets its name when it is finished, and when two make it at the same
 * time, the first one's is kept.
 *
 * @returns the folder to copy, never a symbolic link
 * @throws with the installer's output when it fails
 */
export async function ensureTemplate(server: DatabaseServer, stateDir: string): Promise<string> {
  const folder = join(stateDir, 'data', `template-${server.flavour.toLowerCase()}-${server.version}`);
  // Resolved, because copying a link would make a second name for the template.
  if (await exists(folder)) return realpath(folder);
  const work = join(stateDir, 'data', `making-${randomUUID().slice(0, 8)}`);
  const files: ServerFiles = {
    dataDir: join(work, 'data'),
    tmpDir: join(work, 'tmp'),
    filesDir: join(work, 'files'),
    socket: join(work, 'unused.sock'),
    pidFile: join(work, 'unused.pid'),
    configFile: join(work, 'my.cnf'),
  };
  try {
    await mkdir(files.tmpDir, { recursive: true });
    await mkdir(files.filesDir, { mode: 0o700 });
    await writeFile(files.configFile, serverConfig(server, files, { port: 3306, extraPort: 0 }));
    const { command, args } = installCommand(server, files);
    await run(command, args, { timeout: 120_000, env: baseEnvironment(), maxBuffer: 4 * 1024 * 1024 });
    // MySQL's name of itself: each server makes its own when there is none, and two of one name can't replicate.
    await rm(join(files.dataDir, 'auto.cnf'), { force: true });
    await rename(files.dataDir, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
    return realpath(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}
