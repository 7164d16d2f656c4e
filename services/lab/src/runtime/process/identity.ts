import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The environment variable that marks every process of a run, so that it can be told from a stranger's. */
export const runMarker = 'BULKHEAD_RUN_ID';

/** A process as the operating system sees it now. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parentPid: number;
  readonly groupId: number;
  /** Never the same for two processes that share a pid one after the other. */
  readonly startTime: string;
  /** Stopped by a signal. */
  readonly isFrozen: boolean;
  /** Ended, but not yet collected by its parent. */
  readonly isZombie: boolean;
  /** CPU time used so far. */
  readonly cpuMs: number;
}

/** The kernel reports CPU time in ticks of 10 ms on every Linux platform that Node runs on. */
const msPerTick = 10;

/** Reads `/proc/<pid>/stat`. The command may hold spaces and brackets, so the fields are counted from the last `)`. */
export function parseProcStat(text: string): ProcessFacts | undefined {
  const pid = Number.parseInt(text, 10);
  const end = text.lastIndexOf(')');
  if (!Number.isInteger(pid) || end < 0) return undefined;
  const fields = text
    .slice(end + 2)
    .trim()
    .split(' ');
  const [state, parentPid, groupId] = fields;
  const startTime = fields[19];
  if (state === undefined || startTime === undefined) return undefined;
  return {
    pid,
    parentPid: Number(parentPid),
    groupId: Number(groupId),
    startTime,
    isFrozen: state === 'T' || state === 't',
    isZombie: state === 'Z' || state === 'X',
    cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
  };
}

/** Reads a line of `ps -o pid=,ppid=,pgid=,state=,time=,lstart=`. */
export function parsePsLine(line: string): ProcessFacts | undefined {
  const [pid, parentPid, groupId, state, cpu, ...start] = line.trim().split(/\s+/);
  if (pid === undefined || state === undefined || cpu === undefined || start.length === 0) return undefined;
  const seconds = cpu.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return {
    pid: Number(pid),
    parentPid: Number(parentPid),
    groupId: Number(groupId),
    startTime: start.join(' '),
    isFrozen: state.startsWith('T'),
    isZombie: state.startsWith('Z'),
    cpuMs: seconds * 1000,
  };
}

/** Looks a process up; undefined when there is none (a zombie counts as none). */
export async function findProcess(pid: number): Promise<ProcessFacts | undefined> {
  const facts = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  return facts?.isZombie ? undefined : facts;
}

async function fromProc(pid: number): Promise<ProcessFacts | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseProcStat(text);
}

async function fromPs(pid: number): Promise<ProcessFacts | undefined> {
  const args = ['-o', 'pid=,ppid=,pgid=,state=,time=,lstart=', '-p', String(pid)];
  const answer = await run('ps', args).catch(() => undefined);
  return answer === undefined ? undefined : parsePsLine(answer.stdout);
}

/** The run that a process was started by, from its environment; undefined when it has none or can't be read. */
export async function runIdOf(pid: number): Promise<string | undefined> {
  const environment =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
      : await run('ps', ['eww', '-o', 'command=', '-p', String(pid)]).then(
          (answer) => answer.stdout,
          () => '',
        );
  const prefix = `${runMarker}=`;
  return environment
    .split(/[\0\s]/)
    .find((entry) => entry.startsWith(prefix))
    ?.slice(prefix.length);
}
