import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSetupLock } from './lock.mjs';

let dir = '';
let path = '';
/** @type {string[]} */
let said = [];
const say = (/** @type {string} */ line) => void said.push(line);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(dir, 'setup.lock');
  said = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

test('two at once run one after the other', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withSetupLock(work, { path, say })));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
  expect(said[0]).toContain(String(process.pid));
});

test('the lock of a dead process is taken over', async () => {
  writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
  expect(await withSetupLock(async () => readFileSync(path, 'utf8'), { path, say })).toContain(String(process.pid));
});

test('a later process with the same number is not taken for the owner', async () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
  expect(await withSetupLock(async () => 'mine', { path, say, waitMs: 0 })).toBe('mine');
});

test('the lock is free again after a failure', async () => {
  await expect(withSetupLock(() => Promise.reject(new Error('broken')), { path, say })).rejects.toThrow('broken');
  expect(existsSync(path)).toBe(false);
});

test('says who is busy when the wait is over', async () => {
  const other = withSetupLock(() => new Promise((resolve) => setTimeout(resolve, 400)), { path, say });
  await expect(withSetupLock(async () => 'never', { path, say, waitMs: -1 })).rejects.toThrow('still busy');
  await other;
});
