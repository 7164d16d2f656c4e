import { setTimeout as sleep } from 'node:timers/promises';
import { databaseIds } from '@bulkhead/contracts';
import type { OwnedId } from '../driver.ts';

/** Asks a component what it is: `MySQL 9.7.4`. Throws when it does not answer. */
export type AskFlavour = (id: OwnedId, deadlineMs: number) => Promise<string>;

const attemptMs = 2_000;
const everyMs = 250;
const maxWaitMs = 120_000;

/** What each component says that it is: an image's name alone tells nothing. */
export function createFlavours(askFlavour: AskFlavour) {
  const known = new Map<OwnedId, string>();
  const asking = new Set<OwnedId>();
  let isStopped = false;

  /** Asks until there is an answer; throws at the deadline. */
  async function whenAnswered(id: OwnedId, withinMs: number): Promise<void> {
    const endMs = Date.now() + withinMs;
    while (!isStopped) {
      try {
        known.set(id, await askFlavour(id, attemptMs));
        return;
      } catch (error) {
        if (Date.now() > endMs) throw new Error(`${id} did not answer within ${withinMs} ms`, { cause: error });
        await sleep(everyMs);
      }
    }
  }

  return {
    whenAnswered,
    /** Finds it out in the background, once. */
    ask(id: OwnedId): void {
      if (known.has(id) || asking.has(id)) return;
      asking.add(id);
      // What never answers keeps the name that is guessed; its state tells the rest.
      void whenAnswered(id, maxWaitMs)
        .catch(() => undefined)
        .finally(() => asking.delete(id));
    },
    of: (id: OwnedId) => known.get(id) ?? guess(id),
    stop() {
      isStopped = true;
    },
  };
}

function guess(id: OwnedId): string {
  if (id === 'rabbitmq') return 'RabbitMQ';
  return databaseIds.some((database) => database === id) ? 'MySQL' : 'Node';
}
