import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LogTail } from '../driver.ts';

/** A log grows past this only within one life of its process. One older file is kept: `<name>.log.1`. */
export const maxLogBytes = 10 * 1024 * 1024;

/** The most that `tailLog` reads. */
const maxTailBytes = 512 * 1024;

/** Opens a log for appending, after moving it aside when it is full. The caller closes the handle. */
export async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true });
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/** The last lines of a log, read from its end. An absent file is an empty log. */
export async function tailLog(file: string, tailLines: number): Promise<LogTail> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return { lines: [], truncated: false };
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, maxTailBytes);
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, size - length);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    if (lines.at(-1) === '') lines.pop();
    const isCut = size > length;
    // The first line of a cut text is half a line.
    if (isCut) lines.shift();
    return { lines: lines.slice(-tailLines), truncated: isCut || lines.length > tailLines };
  } finally {
    await handle.close();
  }
}
