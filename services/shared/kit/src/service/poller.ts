import type { Database } from '../database/database.ts';
import { DatabaseUnavailableError } from '../database/errors.ts';
import type { Logger } from './logger.ts';

export interface PollerOptions {
  name: string;
  /** Pause between two runs; jittered by a quarter. A function is asked before each pause. */
  everyMs: number | (() => number);
  database: Database;
  logger: Logger;
  run: () => Promise<unknown>;
}

export interface Poller {
  start(): void;
  /** Runs as soon as it can. */
  nudge(): void;
  stop(): Promise<void>;
}

/** Runs something again and again, one run at a time; waits without asking while the database is away. */
export function createPoller(options: PollerOptions): Poller {
  const stopping = new AbortController();
  let wake: (() => void) | undefined;
  let isNudged = false;
  let ended: Promise<void> = Promise.resolve();

  function pause(): Promise<void> {
    if (isNudged || stopping.signal.aborted) return Promise.resolve();
    const pauseMs = typeof options.everyMs === 'function' ? options.everyMs() : options.everyMs;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs * (0.75 + Math.random() / 2));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      isNudged = false;
      try {
        await options.database.whenAvailable(stopping.signal);
        await options.run();
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(error instanceof DatabaseUnavailableError))
          options.logger.error({ err: error, poller: options.name }, 'poller failed');
      }
      await pause();
    }
  }

  return {
    start() {
      ended = loop();
    },
    nudge() {
      isNudged = true;
      wake?.();
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      wake?.();
      await ended;
    },
  };
}
