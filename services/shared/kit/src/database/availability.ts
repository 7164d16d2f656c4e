import { createConnection } from 'mysql2/promise';
import { isTooManyConnections } from './errors.ts';
import { connectionOptions, type DatabaseAddress } from './pool.ts';

export interface Availability {
  readonly isAvailable: boolean;
  readonly why: string | undefined;
  /** Something looked wrong: ask the database itself. `isCertain` marks it as away without asking first. */
  suspect(why: string, isCertain: boolean): void;
  /** Resolves when the database answers; rejects when the signal is aborted. */
  whenAvailable(signal: AbortSignal): Promise<void>;
  stop(): void;
}

const probeMs = 1_000;

async function answers(address: DatabaseAddress): Promise<boolean> {
  const deadline = Promise.withResolvers<false>();
  const timer = setTimeout(() => deadline.resolve(false), probeMs);
  const asked = (async () => {
    const connection = await createConnection(connectionOptions(address, probeMs));
    connection.on('error', () => {});
    try {
      await connection.query({ sql: 'SELECT 1', timeout: probeMs });
      return true;
    } finally {
      connection.destroy();
    }
  })().catch(isTooManyConnections); // full, but there: the connections that we have go on
  try {
    return await Promise.race([asked, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A circuit breaker for a database. While it is open everybody is refused at once, and a probe on a connection of its
 * own asks a few times a second (with jitter) until there is an answer.
 */
export function watchAvailability(
  address: DatabaseAddress,
  onChange: (isAvailable: boolean, why: string | undefined) => void,
): Availability {
  let isAvailable = true;
  let why: string | undefined;
  let isProbing = false;
  let isStopped = false;
  const waiting = new Set<() => void>();

  function set(next: boolean, reason: string | undefined): void {
    if (isAvailable === next) return;
    isAvailable = next;
    why = reason;
    onChange(next, reason);
    if (!next) return;
    for (const wake of waiting) wake();
    waiting.clear();
  }

  async function probe(reason: string): Promise<void> {
    if (isProbing) return;
    isProbing = true;
    try {
      while (!isStopped) {
        const isThere = await answers(address);
        if (isStopped) return;
        set(isThere, isThere ? undefined : reason);
        if (isThere) return;
        await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 200).unref());
      }
    } finally {
      isProbing = false;
    }
  }

  return {
    get isAvailable() {
      return isAvailable;
    },
    get why() {
      return why;
    },
    suspect(reason, isCertain) {
      if (isStopped) return;
      if (isCertain) set(false, reason);
      void probe(reason);
    },
    whenAvailable(signal) {
      if (isAvailable) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const onAbort = () => {
        waiting.delete(wake);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      if (signal.aborted) return Promise.reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.add(wake);
      return promise;
    },
    stop() {
      isStopped = true;
    },
  };
}
