import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { findProcess } from '../runtime/process/identity.ts';

const holderSchema = z.object({ pid: z.int(), startTime: z.string(), address: z.string() });
export type RunningLab = z.infer<typeof holderSchema>;

/** The lab that holds this lock, when it lives: a process with its pid that was started when it was. */
export async function findRunningLab(lockFile: string): Promise<RunningLab | undefined> {
  const text = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const holder = holderSchema.safeParse(parseJson(text));
  if (!holder.success) return undefined;
  const found = await findProcess(holder.data.pid);
  return found?.startTime === holder.data.startTime ? holder.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
