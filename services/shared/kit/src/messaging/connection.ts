import { type ChannelModel, connect } from 'amqplib';
import type { Logger } from '../service/logger.ts';

export type ConnectionState = 'connected' | 'disconnected' | 'blocked';

export interface BrokerConnection {
  readonly state: ConnectionState;
  stop(): Promise<void>;
}

export interface BrokerConnectionOptions {
  url: string;
  name: string;
  logger: Logger;
  /** Called on each new connection; when it throws, the connection is closed and made anew. */
  setup(connection: ChannelModel): Promise<void>;
  onState(state: ConnectionState, why: string | undefined): void;
}

const firstDelayMs = 100;
const maxDelayMs = 1_500;

/**
 * Keeps one AMQP connection up: a lost one is made anew, with growing, jittered pauses. A channel that the broker
 * closes takes its connection with it (see `setup`), so there is one way to recover and not two.
 */
export function keepConnected(options: BrokerConnectionOptions): BrokerConnection {
  let state: ConnectionState = 'disconnected';
  let current: ChannelModel | undefined;
  let isStopped = false;
  let wake: (() => void) | undefined;

  function setState(next: ConnectionState, why?: string): void {
    if (state === next) return;
    state = next;
    options.onState(next, why);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function live(): Promise<void> {
    // Nagle's algorithm would hold an ack and a publish of one connection back for 40 ms.
    const connection = await connect(options.url, {
      noDelay: true,
      timeout: 3_000,
      clientProperties: { connection_name: options.name },
    });
    current = connection;
    const closed = Promise.withResolvers<string>();
    connection.on('error', (error: Error) => closed.resolve(error.message));
    connection.on('close', () => closed.resolve('the connection was closed'));
    connection.on('blocked', (reason: string) => setState('blocked', reason));
    connection.on('unblocked', () => setState('connected'));
    try {
      await options.setup(connection);
      setState('connected');
      setState('disconnected', await closed.promise);
    } finally {
      current = undefined;
      await closeQuietly(connection);
    }
  }

  const ended = (async () => {
    let delayMs = firstDelayMs;
    while (!isStopped) {
      const startedAt = performance.now();
      try {
        await live();
      } catch (error) {
        setState('disconnected', error instanceof Error ? error.message : String(error));
        options.logger.warn({ err: error }, 'broker connection failed');
      }
      delayMs = performance.now() - startedAt > 5_000 ? firstDelayMs : Math.min(maxDelayMs, delayMs * 2);
      if (!isStopped) await pause(delayMs * (0.5 + Math.random() / 2));
    }
  })();

  return {
    get state() {
      return state;
    },
    async stop() {
      isStopped = true;
      wake?.();
      if (current) await closeQuietly(current);
      await ended;
    },
  };
}

async function closeQuietly(connection: ChannelModel): Promise<void> {
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, 1_000).unref());
  await Promise.race([connection.close().catch(() => {}), deadline]);
}
