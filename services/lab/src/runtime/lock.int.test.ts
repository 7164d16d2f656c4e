import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, LabRunningError } from './lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-lock-'));
  file = join(folder, 'run', 'lab.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a second lab is told where the first one is, until that has ended', async () => {
  const lock = await acquireLock(file, 'http://127.0.0.1:3000');
  const second = acquireLock(file, 'http://127.0.0.1:3000');
  await expect(second).rejects.toThrow(LabRunningError);
  await expect(second).rejects.toMatchObject({ address: 'http://127.0.0.1:3000', pid: process.pid });
  await lock.release();
  await (await acquireLock(file, 'elsewhere')).release();
  expect(await readdir(join(folder, 'run'))).toEqual([]);
});

test.each([
  ['of a process that is gone', { pid: 2_147_483_646, startTime: '1', address: 'x' }],
  ['whose pid means another process by now', { pid: process.pid, startTime: 'earlier', address: 'x' }],
  ['that is broken', 'nonsense'],
])('a lock %s is taken over', async (_what, content) => {
  await (await acquireLock(file, 'x')).release();
  await writeFile(file, JSON.stringify(content));
  const lock = await acquireLock(file, 'mine');
  await expect(acquireLock(file, 'other')).rejects.toMatchObject({ address: 'mine' });
  await lock.release();
});
