import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { stateDir } from './paths.mjs';

/**
 * One hash over the names and contents of files: the same files give the same hash, whatever their dates are. A file
 * that is missing counts as such.
 * @param {string} baseDir names are taken relative to it
 * @param {Iterable<string>} files absolute paths
 */
export function hashFiles(baseDir, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash.update(`${relative(baseDir, file)}\0`);
    hash.update(createHash('sha256').update(readOrEmpty(file)).digest());
  }
  return hash.digest('hex');
}

/**
 * All files below a folder, without the folders and files that `skip` names. Links are not followed.
 * @param {string} dir
 * @param {(name: string) => boolean} skip asked with each entry's bare name
 * @returns {string[]}
 */
export function filesBelow(dir, skip) {
  /** @type {string[]} */
  const found = [];
  const entries = readdirOrEmpty(dir);
  for (const entry of entries) {
    if (skip(entry.name)) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path, skip));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/**
 * What a finished step noted about its inputs, or undefined when it never finished.
 * @param {string} name
 */
export function readStamp(name) {
  const text = readOrEmpty(stampPath(name)).toString('utf8');
  return text === '' ? undefined : text;
}

/**
 * Notes that a step is finished for these inputs. Written last and in one piece, so that an interrupted step is redone.
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  const path = stampPath(name);
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, value);
  renameSync(draft, path);
}

/**
 * Forgets a step's result, before the step is begun anew.
 * @param {string} name
 */
export function clearStamp(name) {
  rmSync(stampPath(name), { force: true });
}

/** @param {string} name */
function stampPath(name) {
  return join(stateDir, 'stamps', name.split('/').join(sep));
}

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** @param {string} dir */
function readdirOrEmpty(dir) {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
