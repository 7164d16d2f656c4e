import { probeHttp } from './probes.ts';
import { baseEnvironment, type Program } from './program.ts';

/** A Node program of the lab: a service, the card processor or the dashboard. The caller knows its environment. */
export interface NodeLaunch {
  /** The file to run and its arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The path that answers as soon as the program lives: `/health/live`. */
  readonly healthPath: string;
  /** A limit for the heap, in MB; the default suits a service. */
  readonly maxHeapMb?: number;
}

/** Small young generations: five services share a laptop, and none of them holds much. */
const maxSemiSpaceMb = 4;

export function createNodeProgram(launch: NodeLaunch, port: number, logFile: string): Program {
  return {
    flavour: `Node ${process.versions.node}`,
    port,
    logFile,
    stopDeadlineMs: 10_000,
    readyDeadlineMs: 60_000,
    prepare: async () => ({
      command: process.execPath,
      args: [
        `--max-semi-space-size=${maxSemiSpaceMb}`,
        `--max-old-space-size=${launch.maxHeapMb ?? 192}`,
        ...launch.args,
      ],
      cwd: launch.cwd,
      env: { ...baseEnvironment(), NODE_ENV: 'production', ...launch.env },
      logFile,
    }),
    probe: (deadlineMs) => probeHttp({ port, path: launch.healthPath }, deadlineMs),
  };
}
