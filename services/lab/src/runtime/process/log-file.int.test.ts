import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maxLogBytes, openLog, tailLog } from './log-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('gives the last lines, and says when there are more', async () => {
  const file = join(folder, 'a.log');
  await writeFile(file, 'one\ntwo\nthree\n');
  expect(await tailLog(file, 2)).toEqual({ lines: ['two', 'three'], truncated: true });
  expect(await tailLog(file, 10)).toEqual({ lines: ['one', 'two', 'three'], truncated: false });
  expect(await tailLog(join(folder, 'none.log'), 10)).toEqual({ lines: [], truncated: false });
});

test('reads only the end of a huge log, in whole lines', async () => {
  const file = join(folder, 'b.log');
  await writeFile(file, 'x'.repeat(99).concat('\n').repeat(20_000));
  const { lines, truncated } = await tailLog(file, 100_000);
  expect(truncated).toBe(true);
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([99]));
});

test('a full log is moved aside when its process starts again', async () => {
  const file = join(folder, 'logs', 'c.log');
  await (await openLog(file)).close();
  await writeFile(file, Buffer.alloc(maxLogBytes + 1));
  await (await openLog(file)).close();
  expect((await stat(file)).size).toBe(0);
  expect((await stat(`${file}.1`)).size).toBe(maxLogBytes + 1);
});
