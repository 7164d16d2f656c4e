import { SetupFailure } from '../failure.mjs';
import { clearStamp, readStamp, writeStamp } from '../stamp.mjs';
import { installParts } from './install.mjs';
import { ask, fingerprint, locate } from './probe.mjs';

/** @typedef {import('./probe.mjs').Part} Part */

/** What the lab runs on. */
export const labParts = /** @type {Part[]} */ (['database', 'broker']);
/** What the tests need besides. */
export const testParts = /** @type {Part[]} */ (['database', 'broker', 'browser']);

/**
 * Whether the system's parts are the ones that were found fit last time. Looks at files only.
 * @param {Part[]} parts
 */
export function arePartsReady(parts) {
  return parts.every((part) => {
    const paths = locate(part);
    return paths !== undefined && readStamp(`system-${part}`) === fingerprint(paths);
  });
}

/**
 * Finds the parts, installs what is missing and says what is used.
 * @param {Part[]} parts
 * @returns {Promise<void>}
 * @throws {SetupFailure} when something is missing that can't be installed from here
 */
export async function ensureParts(parts) {
  const first = await examine(parts);
  if (first.missing.length > 0) {
    await installParts(first.missing, first.reasons);
    const second = await examine(first.missing);
    if (second.missing.length > 0) {
      throw new SetupFailure(`Still not usable after the installation:\n  ${second.reasons.join('\n  ')}`);
    }
    first.names.push(...second.names);
  }
  process.stdout.write(`✓ found ${first.names.join(', ')}\n`);
}

/** @param {Part[]} parts */
async function examine(parts) {
  /** @type {{ missing: Part[], reasons: string[], names: string[] }} */
  const seen = { missing: [], reasons: [], names: [] };
  for (const part of parts) {
    const paths = locate(part);
    const answer = paths
      ? await ask(part, paths)
      : { ok: /** @type {const} */ (false), reason: `no ${part} is installed` };
    if (answer.ok && paths) {
      seen.names.push(answer.name);
      writeStamp(`system-${part}`, fingerprint(paths));
    } else {
      clearStamp(`system-${part}`);
      seen.missing.push(part);
      if (!answer.ok) seen.reasons.push(answer.reason);
    }
  }
  return seen;
}
