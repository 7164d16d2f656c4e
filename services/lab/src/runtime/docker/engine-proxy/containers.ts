import type { Engine } from './engine.ts';

/** What the lab may know of a container. Its environment, its mounts and its networks are not among it. */
export interface ContainerFacts {
  readonly component: string;
  readonly id: string;
  /** As the engine says it: created, running, paused, restarting, removing, exited, dead. */
  readonly state: string;
  readonly pid: number;
  readonly exitCode: number;
  readonly isOutOfMemory: boolean;
  readonly finishedAtMs: number;
  /** Why it could not be started; empty when it could. */
  readonly error: string;
}

export interface ContainerUse {
  readonly component: string;
  /** CPU time since it was started. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** The label by which a container says which component it is; only those that do can be touched. */
export const componentLabel = 'bulkhead.component';
const deadlineMs = 10_000;

/** The engine's filter for the containers of one compose project that are components of the lab. */
export function labelFilter(project: string, component?: string): string[] {
  const own = component === undefined ? componentLabel : `${componentLabel}=${component}`;
  return [`com.docker.compose.project=${project}`, 'com.docker.compose.oneoff=False', own];
}

// Of the engine's answers only these fields are read; they have been the same since its first versions.
interface Listed {
  Id: string;
  State: string;
  Labels: Record<string, string>;
}
interface Inspected {
  Id: string;
  State: { Status: string; Pid: number; ExitCode: number; OOMKilled: boolean; FinishedAt: string; Error: string };
}
interface Stats {
  cpu_stats?: { cpu_usage?: { total_usage?: number } };
  memory_stats?: { usage?: number; stats?: Record<string, number> };
}

export function createContainers(engine: Engine, project: string) {
  async function list(component?: string): Promise<Listed[]> {
    const filters = encodeURIComponent(JSON.stringify({ label: labelFilter(project, component) }));
    const { status, body } = await engine.ask('GET', `/containers/json?all=1&filters=${filters}`, deadlineMs);
    if (status !== 200) throw new Error(`the engine answered ${status} to a list of containers`);
    return parse<Listed[]>(body);
  }

  async function facts({ Id, Labels }: Listed): Promise<ContainerFacts[]> {
    const { status, body } = await engine.ask('GET', `/containers/${Id}/json`, deadlineMs);
    // Removed since it was listed.
    if (status !== 200) return [];
    const { State } = parse<Inspected>(body);
    return [
      {
        component: Labels[componentLabel] ?? '',
        id: Id,
        state: State.Status,
        pid: State.Pid,
        exitCode: State.ExitCode,
        isOutOfMemory: State.OOMKilled,
        finishedAtMs: Math.max(0, Date.parse(State.FinishedAt) || 0),
        error: State.Error,
      },
    ];
  }

  async function use({ Id, Labels }: Listed): Promise<ContainerUse[]> {
    const path = `/containers/${Id}/stats?stream=false&one-shot=true`;
    const { status, body } = await engine.ask('GET', path, deadlineMs);
    if (status !== 200) return [];
    const { cpu_stats, memory_stats } = parse<Stats>(body);
    // What the kernel keeps of files and would give back at once is not the container's need.
    const kept = memory_stats?.stats?.['inactive_file'] ?? memory_stats?.stats?.['total_inactive_file'] ?? 0;
    return [
      {
        component: Labels[componentLabel] ?? '',
        cpuMs: (cpu_stats?.cpu_usage?.total_usage ?? 0) / 1e6,
        memoryBytes: Math.max(0, (memory_stats?.usage ?? 0) - kept),
      },
    ];
  }

  return {
    /** The engine's id of a component's container; undefined when there is none. */
    idOf: async (component: string) => (await list(component))[0]?.Id,
    /** All components that have a container, or the one. */
    facts: async (component?: string) => (await Promise.all((await list(component)).map(facts))).flat(),
    /** What the running ones use. */
    use: async () => (await Promise.all((await list()).filter(({ State }) => State === 'running').map(use))).flat(),
  };
}

function parse<T>(body: Buffer): T {
  // The engine is trusted: whoever speaks for it can do anything here anyway.
  return JSON.parse(body.toString('utf8')) as T;
}
