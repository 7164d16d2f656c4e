import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess, type ProcessFacts, runIdOf } from './identity.ts';
import { adoptProcess, type OwnedProcess } from './owned-process.ts';
import { familyOf, findProcessesOfRuns, listProcesses } from './process-table.ts';
import { type RegistryEntry, readRegistry } from './registry.ts';
import { endProcess } from './run-program.ts';

/** A process of a lab that died, checked to be the one that was recorded. */
export interface Leftover {
  readonly entry: RegistryEntry;
  readonly facts: ProcessFacts;
}

export interface AdoptedProcess {
  readonly entry: RegistryEntry;
  readonly process: OwnedProcess;
  readonly isFrozen: boolean;
}

/** How long a leftover may take to end before it is killed. */
const endDeadlineMs = 10_000;

/**
 * Deals with what a dead lab left running: adopts or ends what its registry names, and ends what else carries its mark.
 * A process counts as the recorded one only when pid, start time and the run's mark all match; any other is a
 * stranger and is not touched.
 */
export async function settleLeftovers(registryFile: string, policy: 'adopt' | 'end'): Promise<AdoptedProcess[]> {
  const { processes, runIds } = await readRegistry(registryFile);
  const leftovers = await findLeftovers(processes);
  const adopted =
    policy === 'adopt'
      ? leftovers.map(({ entry, facts }) => ({
          entry,
          process: adoptProcess(facts, entry.runId),
          isFrozen: facts.isFrozen,
        }))
      : [];
  if (policy === 'end') {
    await Promise.all(leftovers.map(({ entry, facts }) => endProcess(adoptProcess(facts, entry.runId), endDeadlineMs)));
  }
  await endStragglers(new Set(runIds), adopted);
  return adopted;
}

async function findLeftovers(entries: readonly RegistryEntry[]): Promise<Leftover[]> {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const facts = await findProcess(entry.pid);
      if (facts === undefined || facts.startTime !== entry.startTime) return undefined;
      return (await runIdOf(entry.pid)) === entry.runId ? { entry, facts } : undefined;
    }),
  );
  return found.filter((leftover) => leftover !== undefined);
}

/** Ends what carries a mark of those runs and belongs to no adopted process: started just before the lab died. */
async function endStragglers(runIds: ReadonlySet<string>, adopted: readonly AdoptedProcess[]): Promise<void> {
  if (runIds.size === 0) return;
  const all = await listProcesses();
  const kept = new Set(adopted.flatMap(({ entry }) => familyOf(entry.pid, all).map((facts) => facts.pid)));
  const find = async () => (await findProcessesOfRuns(runIds)).filter((facts) => !kept.has(facts.pid));
  for (let round = 0; round < 20; round += 1) {
    const stragglers = await find();
    if (stragglers.length === 0) return;
    for (const { pid } of stragglers) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await sleep(50);
  }
}
