import { type ComponentFigure, type ComponentId, componentIds } from '@bulkhead/contracts';

/** What a driver runs: every component but the lab itself, which is the process that asks. */
export type OwnedId = Exclude<ComponentId, 'lab'>;

export const ownedIds: readonly OwnedId[] = componentIds.filter((id) => id !== 'lab');

export type DriverVerb = 'start' | 'stop' | 'kill' | 'freeze' | 'thaw' | 'restart';

/**
 * What the driver knows by itself, without asking the component: whether a process is there.
 * Whether it can do its work is for the probes to say.
 */
export type ProcessState =
  | 'absent' // not started by this driver
  | 'preparing' // its folder is being made
  | 'running'
  | 'frozen' // SIGSTOP: connections open, no answer
  | 'stopping'
  | 'stopped' // asked to end, and ended
  | 'killed' // SIGKILL by the driver
  | 'crashed'; // it ended without being asked, or could not be started

export interface ProcessStatus {
  readonly id: OwnedId;
  readonly state: ProcessState;
  /** When it came into this state, ms since 1970. */
  readonly sinceMs: number;
  readonly pid?: number;
  /** Why, in plain words. */
  readonly detail?: string;
  /** Taken over from a lab that died. */
  readonly adopted?: boolean;
}

/** A verb that makes no sense in the component's state (kill what is dead, start what runs). Nothing was changed. */
export interface VerbRefusal {
  readonly ok: false;
  readonly id: OwnedId;
  readonly verb: DriverVerb;
  readonly state: ProcessState;
  /** For a person: `payment-mysql is not running (killed): there is nothing to kill.` */
  readonly message: string;
}

export type VerbOutcome = { readonly ok: true; readonly status: ProcessStatus } | VerbRefusal;

export interface LogTail {
  readonly lines: readonly string[];
  /** There is more before the first line. */
  readonly truncated: boolean;
}

/**
 * Runs the components. Today as child processes of this machine; the containers of a compose file will be another
 * implementation with the same ids and verbs.
 *
 * A verb returns when it has been carried out (the process is there, or gone), not when the component can work. It
 * throws only when carrying it out failed; a verb in the wrong state is a returned refusal.
 */
export interface Driver {
  readonly kind: 'process' | 'docker';
  /** Makes what every start needs (the database template). Says what it does, for a person to read. */
  prepare(onProgress: (text: string) => void): Promise<void>;
  start(id: OwnedId): Promise<VerbOutcome>;
  /** Asks it to end; after its deadline it is killed. */
  stop(id: OwnedId): Promise<VerbOutcome>;
  kill(id: OwnedId): Promise<VerbOutcome>;
  freeze(id: OwnedId): Promise<VerbOutcome>;
  thaw(id: OwnedId): Promise<VerbOutcome>;
  /** Stop (when it lives) and start. */
  restart(id: OwnedId): Promise<VerbOutcome>;
  status(id: OwnedId): ProcessStatus;
  /** Waits until the component answers for the first time. Throws with the end of its log when it dies or is too late. */
  whenReady(id: OwnedId, deadlineMs?: number): Promise<void>;
  /** `MariaDB 10.11.19`, `RabbitMQ 3.10.8`, `Node 24.21.0`. */
  flavour(id: OwnedId): string;
  logs(id: OwnedId, tailLines: number): Promise<LogTail>;
  /** CPU since the previous call and memory now, of what runs (and of the lab itself). */
  stats(): Promise<ComponentFigure[]>;
  /** Called at once on every change of state. Returns the way to stop listening. */
  onChange(listener: (status: ProcessStatus) => void): () => void;
  /** Ends everything that it runs: asks all at once, and kills what is left at the deadline. */
  shutdown(deadlineMs?: number): Promise<void>;
}
