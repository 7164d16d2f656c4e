import type { LabConfig } from './config.ts';
import {
  acquireLock,
  createDockerDriver,
  createProcessDriver,
  type Driver,
  flavourAsker,
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
  /** Hears of what failed in the background. */
  onError: (error: unknown) => void;
}

/**
 * Makes this process the one lab of its ports and opens the driver. What a lab that died left running is taken over.
 * Throws LabRunningError, PortPlanError, PortTakenError or ServerMissingError, each with what to do.
 */
export async function openDriver(needs: DriverNeeds): Promise<Driver> {
  const { config, paths, secrets, runId, undo } = needs;
  if (config.driver === 'docker') return openContainers(needs);
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

/** The compose project has one lab, which reaches the engine by a socket that only it can see. */
function openContainers({ config, secrets, onError }: DriverNeeds): Promise<Driver> {
  return createDockerDriver({
    socketPath: config.engineSocket,
    askFlavour: flavourAsker(config.reach, secrets),
    onError,
  });
}
