import type { LaunchSpec } from '../process/owned-process.ts';

/** Something that can be run as a process: a database server, a broker, a Node service. */
export interface Program {
  /** `MariaDB 10.11.19`. */
  readonly flavour: string;
  /** The port that it answers on. */
  readonly port: number;
  readonly logFile: string;
  /** How long a graceful stop may take before it is killed. */
  readonly stopDeadlineMs: number;
  /** How long a start may take. */
  readonly readyDeadlineMs: number;
  /** Makes or renews its files before every start and says how to start it. */
  prepare(): Promise<LaunchSpec>;
  /** Asks it once whether it answers; throws when it doesn't, or at the deadline. */
  probe(deadlineMs: number): Promise<void>;
  /** Called when it has answered for the first time after a start. */
  onReady?(): Promise<void>;
}

/** What every program may inherit from this process: where to find commands, and the language of messages. */
export function baseEnvironment(): Record<string, string> {
  return { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}
