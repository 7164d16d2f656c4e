import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type OwnedId, ownedIds } from '../driver.ts';
import { writeAtomic } from '../write-atomic.ts';

/** What the driver runs: the components, and the broker's name service. */
export const processIds = [...ownedIds, 'epmd'] as const;
export type ProcessId = OwnedId | 'epmd';

const entrySchema = z.object({
  id: z.enum(processIds),
  pid: z.int().positive(),
  startTime: z.string(),
  runId: z.string(),
  /** For a person who looks into the file. */
  command: z.string(),
});
export type RegistryEntry = z.infer<typeof entrySchema>;

const registrySchema = z.object({ runIds: z.array(z.string()), processes: z.array(entrySchema) });

/** The list of running processes on disk, by which the next lab finds what a dead one left. */
export interface Registry {
  put(entry: RegistryEntry): Promise<void>;
  remove(id: ProcessId): Promise<void>;
  /** Waits until everything that was put and removed is on disk. */
  flush(): Promise<void>;
}

/** What an earlier lab wrote; empty when there is nothing readable. */
export async function readRegistry(file: string): Promise<z.infer<typeof registrySchema>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return registrySchema.parse(JSON.parse(text));
  } catch {
    return { runIds: [], processes: [] };
  }
}

/**
 * Starts a new list. The run ids are written before any process is started, so that even one whose entry was never
 * written can be found by its mark.
 */
export async function openRegistry(file: string, runId: string, adopted: readonly RegistryEntry[]): Promise<Registry> {
  const runIds = [...new Set([...adopted.map((entry) => entry.runId), runId])];
  const entries = new Map<ProcessId, RegistryEntry>(adopted.map((entry) => [entry.id, entry]));
  let writing: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    // One after the other: the last state must be the one that stays. A failed write must not stop the next.
    writing = writing
      .catch(() => undefined)
      .then(() => {
        const processes = [...entries.values()];
        return writeAtomic(file, `${JSON.stringify({ runIds, processes }, null, 2)}\n`);
      });
    return writing;
  }

  await save();
  return {
    put: (entry) => {
      entries.set(entry.id, entry);
      return save();
    },
    remove: (id) => {
      entries.delete(id);
      return save();
    },
    flush: () => writing,
  };
}
