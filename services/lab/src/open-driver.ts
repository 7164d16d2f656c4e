import type { LabConfig } from './config.ts';
import {
  acquireLock,
  createProcessDriver,
  type Driver,
  type LabPaths,
  type LabSecrets,
  planPorts,
} from './runtime/index.ts';
import { nodeLaunch } from './supervisor/node-launches.ts';
import type { Undo } from './undo.ts';

export interface DriverNeeds {
  config: LabConfig;
  paths: LabPaths;
  secrets: LabSecrets;
  runId: string;
  undo: Undo;
}

/**
 * Makes this process the one lab of its ports and opens the driver. What a lab that died left running is taken over.
 * Throws LabRunningError, PortPlanError, PortTakenError or ServerMissingError, each with what to do.
 */
export async function openDriver({ config, paths, secrets, runId, undo }: DriverNeeds): Promise<Driver> {
  const ports = planPorts(config.portOffset);
  const lock = await acquireLock(paths.lockFile, config.urlOf(config.withWeb ? 'web' : 'lab'));
  undo.add(() => lock.release());
  const launch = { config, paths, secrets };
  return createProcessDriver({
    runId,
    paths,
    ports,
    secrets,
    leftovers: 'adopt',
    nodeLaunch: (id) => nodeLaunch(id, launch),
  });
}
