import type { LogTail } from '../driver.ts';

const headerBytes = 8;

/**
 * Takes an engine's log apart: frames of standard output (1) and error (2), each with a header of eight bytes whose last
 * four are its length. What is cut off at the end is left out.
 */
export function textOfFrames(frames: Buffer): string {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + headerBytes <= frames.length) {
    const end = at + headerBytes + frames.readUInt32BE(at + 4);
    if (end > frames.length) break;
    parts.push(frames.subarray(at + headerBytes, end));
    at = end;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The last lines; asked for one more than wanted, it is known whether there are more before them. */
export function tailOf(frames: Buffer, lines: number): LogTail {
  const all = textOfFrames(frames).split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  return { lines: all.slice(-lines), truncated: all.length > lines };
}
