import { setTimeout as sleep } from 'node:timers/promises';
import { SetupFailure } from '../setup/failure.mjs';

const askMs = 2_000;
const everyMs = 250;

/**
 * Waits until the lab has had an answer from every component.
 * @param {string} labUrl
 * @param {number} deadlineMs
 * @throws {SetupFailure} naming those that have not answered
 */
export async function whenUp(labUrl, deadlineMs) {
  const endMs = Date.now() + deadlineMs;
  let missing = ['lab: it does not answer yet'];
  while (Date.now() < endMs) {
    missing = await stillMissing(labUrl).catch(() => missing);
    if (missing.length === 0) return;
    await sleep(everyMs);
  }
  throw new SetupFailure(
    `Not up after ${deadlineMs / 1_000} s:\n  ${missing.join('\n  ')}\nLook at: docker compose logs ${missing[0]?.split(':')[0]}`,
  );
}

/** @param {string} labUrl */
async function stillMissing(labUrl) {
  const response = await fetch(`${labUrl}/api/lab`, { signal: AbortSignal.timeout(askMs) });
  // The lab's own answer; only these fields of it are read.
  const { components } = /** @type {{ components: { id: string, state: string, detail?: string }[] }} */ (
    await response.json()
  );
  return components
    .filter(({ state }) => state !== 'up')
    .map(({ id, state, detail }) => `${id}: ${state}${detail ? `, ${detail}` : ''}`);
}
