import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupFailure } from './failure.mjs';
import { stateDir } from './paths.mjs';

const waitAtMostMs = 30 * 60_000;
const lookEveryMs = 300;

/**
 * Runs `work` while no other set-up of this checkout runs. A second one waits for the first; a lock whose owner died is
 * taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{ path?: string, waitMs?: number, say?: (line: string) => void }} [options]
 * @returns {Promise<T>}
 * @throws {SetupFailure} when the other one is still busy after half an hour
 */
export async function withSetupLock(work, options = {}) {
  const path = options.path ?? join(stateDir, 'setup.lock');
  const say = options.say ?? ((line) => process.stdout.write(`${line}\n`));
  const deadlineMs = Date.now() + (options.waitMs ?? waitAtMostMs);
  let hasSaid = false;
  while (!take(path)) {
    const owner = readOwner(path);
    if (owner === undefined) continue;
    if (!isAlive(owner)) {
      removeStale(path, owner);
      continue;
    }
    if (Date.now() > deadlineMs) {
      throw new SetupFailure(`Another set-up (process ${owner.pid}) is still busy. If it hangs, end it and try again.`);
    }
    if (!hasSaid) say(`  another set-up is running (process ${owner.pid}): waiting for it …`);
    hasSaid = true;
    await sleep(lookEveryMs);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @typedef {{ pid: number, startedAt: string }} Owner */

/**
 * Takes the lock if it is free. The file appears complete: it is written aside and linked into place.
 * @param {string} path
 */
function take(path) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) ?? '' }));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {Owner | undefined} undefined when the lock is gone
 */
function readOwner(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return { pid: -1, startedAt: '' };
    return undefined;
  }
}

/**
 * Removes a dead owner's lock, but not one that somebody took in the meantime: it is moved aside first and looked at.
 * @param {string} path
 * @param {Owner} dead
 */
function removeStale(path, dead) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else was faster
  }
  const moved = readOwner(aside);
  if (moved !== undefined && (moved.pid !== dead.pid || moved.startedAt !== dead.startedAt)) {
    try {
      linkSync(aside, path);
    } catch {
      // Taken again already: that owner keeps it.
    }
  }
  rmSync(aside, { force: true });
}

/** @param {Owner} owner */
function isAlive(owner) {
  if (owner.pid <= 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const startedAt = processStart(owner.pid);
  return owner.startedAt === '' || startedAt === undefined || startedAt === owner.startedAt;
}

/**
 * When a process was started, in clock ticks since boot: tells a process from a later one with the same number.
 * @param {number} pid
 * @returns {string | undefined} undefined where the system has no /proc
 */
function processStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
