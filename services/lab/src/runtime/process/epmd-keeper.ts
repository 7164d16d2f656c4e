import { mkdir } from 'node:fs/promises';
import type { LabPaths } from '../paths.ts';
import type { LabPorts } from '../ports.ts';
import { createEpmdProgram } from '../servers/broker-program.ts';
import type { BrokerServer } from '../servers/detect.ts';
import type { AdoptedProcess } from './leftovers.ts';
import { launchProcess, type OwnedProcess } from './owned-process.ts';
import type { Registry } from './registry.ts';
import { endProcess, waitUntilReady } from './run-program.ts';

interface EpmdKeeperOptions {
  readonly runId: string;
  readonly paths: LabPaths;
  readonly ports: LabPorts;
  readonly broker: BrokerServer;
  readonly registry: Registry;
  readonly adopted: AdoptedProcess | undefined;
}

export interface EpmdKeeper {
  /** Makes sure that it runs; the broker can't start without it. */
  ensure(): Promise<void>;
  pids(): number[];
  close(): Promise<void>;
}

/** Keeps the broker's name service: a helper, not a component, which lives as long as the lab. */
export function createEpmdKeeper(options: EpmdKeeperOptions): EpmdKeeper {
  const { paths, ports, runId, registry } = options;
  const folder = paths.dataOf('rabbitmq');
  const program = createEpmdProgram(options.broker, folder, ports.epmd, paths.logOf('epmd'));
  let owned: OwnedProcess | undefined = options.adopted?.process;
  const isRunning = () => owned !== undefined && !owned.hasExited();
  return {
    ensure: async () => {
      if (isRunning()) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const spec = await program.prepare();
      owned = await launchProcess(spec, runId);
      const { pid, startTime } = owned;
      await registry.put({ id: 'epmd', pid, startTime, runId, command: [spec.command, ...spec.args].join(' ') });
      await waitUntilReady(program, owned);
    },
    pids: () => (owned !== undefined && !owned.hasExited() ? [owned.pid] : []),
    close: async () => {
      if (owned === undefined || owned.hasExited()) return;
      await endProcess(owned, program.stopDeadlineMs);
      await registry.remove('epmd');
    },
  };
}
