import { join, resolve } from 'node:path';
import type { OwnedId } from './driver.ts';

/** The root of the repository that this file lies in. */
export const projectRoot = resolve(import.meta.dirname, '../../../..');

/** Where everything lies that the lab makes while it runs; never under version control. */
export const defaultStateDir = join(projectRoot, '.bulkhead');

/** The folders and files of one lab; a lab beside it (another port offset) has its own. */
export interface LabPaths {
  readonly stateDir: string;
  /** Secrets, lock, registry of processes: what belongs to a running lab. */
  readonly runDir: string;
  readonly lockFile: string;
  readonly secretsFile: string;
  readonly registryFile: string;
  /** The data of databases, broker and card processor: survives restarts. */
  readonly dataDir: string;
  dataOf(id: OwnedId): string;
  logOf(id: OwnedId | 'epmd'): string;
}

export function labPaths(offset: number, stateDir: string = defaultStateDir): LabPaths {
  const runDir = join(stateDir, 'run', String(offset));
  const dataDir = join(stateDir, 'data', String(offset));
  return {
    stateDir,
    runDir,
    lockFile: join(runDir, 'lab.lock'),
    secretsFile: join(runDir, 'secrets.json'),
    registryFile: join(runDir, 'processes.json'),
    dataDir,
    dataOf: (id) => join(dataDir, id),
    logOf: (id) => join(runDir, 'logs', `${id}.log`),
  };
}
