import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createProcessDriver,
  type Driver,
  defaultStateDir,
  type LabPaths,
  type LabPorts,
  type LabSecrets,
  labPaths,
  loadSecrets,
  planPorts,
} from '../src/runtime/index.ts';

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

/** The database template is made once for the whole project, not for each test. */
async function shareTemplates(stateDir: string): Promise<void> {
  const { detectDatabase } = await import('../src/runtime/index.ts');
  const { ensureTemplate } = await import('../src/runtime/servers/template.ts');
  const template = await ensureTemplate(await detectDatabase(), defaultStateDir);
  const data = join(stateDir, 'data');
  await mkdir(data, { recursive: true });
  const name = template.slice(template.lastIndexOf('/') + 1);
  await symlink(template, join(data, name)).catch(() => undefined); // there already, from an earlier lab of this test
}
