import type { Socket } from 'node:net';
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
const connectMs = 3_000;
const setupMs = 10_000;
/** A broker that is silent for two of these is gone. Its own default of 60 s would hide a frozen one for two minutes. */
export const heartbeatS = 5;

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
    const url = new URL(options.url);
    url.searchParams.set('heartbeat', String(heartbeatS));
    const connection = await connect(url.href, {
      noDelay: true,
      timeout: connectMs,
      clientProperties: { connection_name: options.name },
    });
    writeTogether((connection.connection as unknown as { stream: Socket }).stream); // not in the driver's types
    const closed = Promise.withResolvers<string>();
    connection.on('error', (error: Error) => closed.resolve(error.message));
    connection.on('close', () => closed.resolve('the connection was closed'));
    connection.on('blocked', (reason: string) => {
      if (current === connection) setState('blocked', reason);
    });
    connection.on('unblocked', () => {
      if (current === connection) setState('connected');
    });
    const timer = setTimeout(() => closed.resolve(`not set up within ${setupMs} ms`), setupMs);
    try {
      if (isStopped) return;
      current = connection;
      const setup = options.setup(connection);
      await Promise.race([setup, closed.promise.then((why) => Promise.reject(new Error(why)))]);
      clearTimeout(timer);
      setState('connected');
      setState('disconnected', await closed.promise);
    } finally {
      clearTimeout(timer);
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
  // What comes after the first error of a connection says nothing new, and must not end the process.
  connection.on('error', () => {});
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, 1_000).unref());
  await Promise.race([connection.close().catch(() => {}), deadline]);
}

/** What is written in one turn leaves in one system call: the driver would make one for each ack of a batch. */
function writeTogether(socket: Socket): void {
  const write = socket.write.bind(socket);
  let isCorked = false;
  const corked = (...args: Parameters<typeof write>): boolean => {
    if (!isCorked) {
      isCorked = true;
      socket.cork();
      process.nextTick(() => {
        isCorked = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  socket.write = corked as typeof socket.write; // its overloads come down to the same arguments
}
