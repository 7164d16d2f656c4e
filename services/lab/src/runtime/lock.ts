import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { findProcess } from './process/identity.ts';

const holderSchema = z.object({ pid: z.int(), startTime: z.string(), address: z.string() });
type LockHolder = z.infer<typeof holderSchema>;

/** A lab with this offset runs already. */
export class LabRunningError extends Error {
  override name = 'LabRunningError';
  readonly pid: number;
  /** Where it can be looked at: `http://127.0.0.1:3000`. */
  readonly address: string;

  constructor({ pid, address }: LockHolder) {
    super(`The lab runs already (process ${pid}): ${address}`);
    this.pid = pid;
    this.address = address;
  }
}

export interface LabLock {
  /** Takes the lock away again, when it is still ours. */
  release(): Promise<void>;
}

/**
 * Makes this process the only lab of its offset. A lock whose owner is gone (its pid is free, or means another process
 * by now) is taken over.
 *
 * @throws LabRunningError when another lab holds it
 */
export async function acquireLock(file: string, address: string): Promise<LabLock> {
  await mkdir(dirname(file), { recursive: true });
  const me = await findProcess(process.pid);
  const holder: LockHolder = { pid: process.pid, startTime: me?.startTime ?? 'unknown', address };
  const text = JSON.stringify(holder);
  const own = `${file}.${process.pid}`;
  await writeFile(own, text, { mode: 0o600 });
  try {
    // Each round takes one stale lock away; more than a few means that others do the same at this moment.
    for (let round = 0; round < 5; round += 1) {
      if (await tryLink(own, file)) return { release: () => release(file, text) };
      const found = await readFile(file, 'utf8').catch(() => undefined);
      if (found === undefined) continue;
      const other = parseHolder(found);
      if (other !== undefined && (await isAlive(other))) throw new LabRunningError(other);
      await removeStale(file, found);
    }
    throw new Error(`${file} keeps changing: another lab is starting at this moment. Try again.`);
  } finally {
    await rm(own, { force: true });
  }
}

/** A link appears with its whole content, and only when there was none. */
function tryLink(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    () => false,
  );
}

/** Moves it aside first: when it was replaced meanwhile, the new one is put back. */
async function removeStale(file: string, expected: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  const isMoved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if ((await readFile(aside, 'utf8')) !== expected) await tryLink(aside, file);
  await rm(aside, { force: true });
}

async function release(file: string, text: string): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === text) await rm(file, { force: true });
}

async function isAlive(holder: LockHolder): Promise<boolean> {
  const facts = await findProcess(holder.pid);
  return facts?.startTime === holder.startTime;
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
