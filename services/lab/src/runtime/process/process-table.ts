import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { findProcess, type ProcessFacts, parsePsLine, runIdOf } from './identity.ts';

const run = promisify(execFile);

/** Every process of the machine, zombies left out. */
export async function listProcesses(): Promise<ProcessFacts[]> {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-ax', '-o', 'pid=,ppid=,pgid=,state=,time=,lstart=']);
    return stdout
      .split('\n')
      .flatMap((line) => parsePsLine(line) ?? [])
      .filter((facts) => !facts.isZombie);
  }
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(names.map((name) => findProcess(Number(name))));
  return found.filter((facts) => facts !== undefined);
}

/**
 * The processes that belong to the one with this pid: its group, and its descendants in other groups (the Erlang VM's
 * port helper makes a group of its own).
 */
export function familyOf(leaderPid: number, all: readonly ProcessFacts[]): ProcessFacts[] {
  const family = new Set<number>([leaderPid]);
  const members = new Map<number, ProcessFacts>();
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    for (const facts of all) {
      if (facts.groupId !== leaderPid && !family.has(facts.pid) && !family.has(facts.parentPid)) continue;
      family.add(facts.pid);
      members.set(facts.pid, facts);
    }
  }
  return [...members.values()];
}

/**
 * The processes of these runs, by the mark in their environment: what no other process can have by chance. Only where
 * environments can be read cheaply (Linux); elsewhere none are found.
 */
export async function findProcessesOfRuns(runIds: ReadonlySet<string>): Promise<ProcessFacts[]> {
  if (process.platform !== 'linux') return [];
  const all = await listProcesses();
  const marked = await Promise.all(
    all.map(async (facts) => {
      if (facts.pid === process.pid) return undefined;
      const runId = await runIdOf(facts.pid);
      return runId !== undefined && runIds.has(runId) ? facts : undefined;
    }),
  );
  return marked.filter((facts) => facts !== undefined);
}
