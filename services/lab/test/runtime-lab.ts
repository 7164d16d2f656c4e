import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createProcessDriver,
  type Driver,
  defaultStateDir,
  detectDatabase,
  type LabPaths,
  type LabPorts,
  type LabSecrets,
  labPaths,
  loadSecrets,
  planPorts,
} from '../src/runtime/index.ts';
import { assertPortsFree } from '../src/runtime/ports.ts';
import { ensureTemplate } from '../src/runtime/servers/template.ts';

export interface RuntimeLab {
  readonly driver: Driver;
  readonly paths: LabPaths;
  readonly ports: LabPorts;
  readonly secrets: LabSecrets;
}

export interface RuntimeLabOptions {
  readonly stateDir: string;
  readonly offset: number;
  readonly runId: string;
  readonly leftovers?: 'adopt' | 'end';
}

/** A driver with real servers in a state folder of its own; its Node programs answer every request and do nothing. */
export async function createRuntimeLab(options: RuntimeLabOptions): Promise<RuntimeLab> {
  const { stateDir, offset, runId } = options;
  await shareTemplates(stateDir);
  const paths = labPaths(offset, stateDir);
  const ports = planPorts(offset);
  const secrets = await loadSecrets(paths.secretsFile);
  const driver = await createProcessDriver({
    runId,
    paths,
    ports,
    secrets,
    leftovers: options.leftovers ?? 'adopt',
    nodeLaunch: (id) => ({
      args: [join(import.meta.dirname, 'answering-program.ts')],
      cwd: import.meta.dirname,
      env: { PORT: String(ports.of[id]) },
      healthPath: '/health/live',
    }),
  });
  return { driver, paths, ports, secrets };
}

/** An offset at which all ports of a lab are free now; below the ports of outgoing connections. */
export async function freeOffset(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const offset = 4_000 + Math.floor(Math.random() * 2_900);
    try {
      await assertPortsFree(planPorts(offset), new Set(), false);
      return offset;
    } catch {
      // One of them is taken, or refused by browsers: another offset.
    }
  }
  throw new Error('no free port offset found');
}

/** The database template is made once for the whole project, not for each test. */
async function shareTemplates(stateDir: string): Promise<void> {
  const template = await ensureTemplate(await detectDatabase(), defaultStateDir);
  const data = join(stateDir, 'data');
  await mkdir(data, { recursive: true });
  const name = template.slice(template.lastIndexOf('/') + 1);
  await symlink(template, join(data, name)).catch(() => undefined); // there already, from an earlier lab of this test
}
