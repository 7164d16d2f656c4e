import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Generous on purpose: a passing test never waits for it. */
  readonly timeoutMs?: number;
  readonly everyMs?: number;
}

/**
 * Calls `attempt` until it neither throws nor returns false, and returns what it returned. The only way in which a test
 * waits.
 *
 * @throws the last attempt's error, or one that says that it never held, at the deadline
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 30_000, everyMs = 25 }: EventuallyOptions = {},
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    try {
      const result = await attempt();
      if (result !== false) return result;
      if (Date.now() >= endMs) throw new Error(`did not become true within ${timeoutMs} ms`);
    } catch (error) {
      if (Date.now() >= endMs) throw error;
    }
    await sleep(everyMs);
  }
}
