import type { ComponentStatus } from '@bulkhead/contracts';
import type { OwnedId, ProcessStatus } from '../runtime/driver.ts';
import { type Findings, foundAnswer, foundNoAnswer, nothingFound, stateOf } from './component-state.ts';
import { type Probe, reasonOf } from './probe.ts';

export interface WatchOptions {
  id: OwnedId;
  probe: Probe;
  process: () => ProcessStatus;
  /** Fixed facts of the component that its status carries. */
  about: { port: number; flavour: () => string };
  everyMs: number;
  onChange: (status: ComponentStatus) => void;
}

const probeDeadlineMs = 1_000;
/** Someone waits for a component that is starting. */
const everyMsWhileStarting = 150;

export interface Watch {
  readonly status: ComponentStatus;
  /** The driver says that the process's state has changed. */
  processChanged(): void;
  stop(): void;
}

/** Knows the state of one component: asks it again and again while its process runs, and listens to the driver. */
export function watchComponent(options: WatchOptions): Watch {
  const { id, probe, about, everyMs, onChange } = options;
  let findings: Findings = nothingFound;
  let life = lifeOf(options.process());
  let status: ComponentStatus = { id, state: 'absent', sinceMs: Date.now(), port: about.port };
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  let isStopped = false;

  /** Two lives of a component have different pids; a freeze makes what was known doubtful too. */
  function lifeOf({ pid, state, sinceMs }: ProcessStatus): string {
    return `${pid ?? ''}/${state}/${sinceMs}`;
  }

  function update(): void {
    const process = options.process();
    const found = stateOf(process, findings);
    const flavour = about.flavour();
    const isSame = found.state === status.state && found.detail === status.detail && process.pid === status.pid;
    // What a container holds is known only when it has been asked.
    if (isSame && (flavour === status.flavour || status.flavour === undefined)) return;
    const hasMoved = found.state !== status.state;
    const sinceMs = !hasMoved ? status.sinceMs : process.state === 'running' ? Date.now() : process.sinceMs;
    status = {
      ...{ id, ...found, sinceMs, port: about.port, flavour },
      ...(process.pid === undefined ? {} : { pid: process.pid }),
    };
    onChange(status);
  }

  async function ask(): Promise<void> {
    if (isAsking || isStopped) return;
    clearTimeout(timer);
    const asked = life;
    if (options.process().state === 'running') {
      isAsking = true;
      const found = await probe
        .ask(probeDeadlineMs)
        .then(foundAnswer, (error) => foundNoAnswer(findings, reasonOf(error)));
      isAsking = false;
      // An answer of the life before says nothing about this one.
      if (asked === life) findings = found;
      update();
    }
    if (!isStopped) timer = setTimeout(ask, status.state === 'starting' ? everyMsWhileStarting : everyMs);
  }

  return {
    get status() {
      return status;
    },
    processChanged() {
      const process = options.process();
      if (lifeOf(process) !== life) {
        const wasSameProcess = process.pid !== undefined && process.pid === status.pid;
        life = lifeOf(process);
        findings = { ...nothingFound, hasAnswered: wasSameProcess && findings.hasAnswered };
        probe.close();
      }
      update();
      void ask();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      probe.close();
    },
  };
}
