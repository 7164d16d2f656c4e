import type { ChannelModel } from 'amqplib';
import type { Logger } from '../service/logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { type BrokerConnection, type ConnectionState, keepConnected } from './connection.ts';
import type { Consumer } from './consumer.ts';
import type { Publisher } from './publisher.ts';
import { declareTopology } from './topology.ts';

export interface BrokerOptions {
  url: string;
  service: string;
  publisher: Publisher;
  consumers: readonly Consumer[];
  telemetry: Telemetry;
  logger: Logger;
  onConnected: () => void;
}

export interface Broker {
  readonly state: ConnectionState;
  /** Connects and keeps connected; returns at once. */
  start(): void;
  /** Begins to consume; called once the service can handle messages. */
  consume(): void;
  stopConsuming(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The two connections of a service: one publishes, one consumes. A broker in need blocks publishers; acks must not
 * be held up by that.
 */
export function createBroker(options: BrokerOptions): Broker {
  const { publisher, telemetry, logger } = options;
  async function declareAll(connection: ChannelModel): Promise<void> {
    const channel = await connection.createChannel();
    channel.on('error', (error: Error) => logger.error({ err: error }, 'declaring queues failed'));
    await declareTopology(channel);
    await channel.close();
  }
  let publishing: BrokerConnection | undefined;
  let consuming: BrokerConnection | undefined;
  return {
    get state() {
      return publishing?.state ?? 'disconnected';
    },
    start() {
      publishing = keepConnected({
        url: options.url,
        name: `${options.service} publishes`,
        logger,
        async setup(connection) {
          await declareAll(connection);
          await publisher.open(connection);
        },
        onState(state, why) {
          telemetry.fact('broker.changed', { state, ...(why ? { why } : {}) });
          if (state === 'connected') options.onConnected();
        },
      });
    },
    consume() {
      consuming = keepConnected({
        url: options.url,
        name: `${options.service} consumes`,
        logger,
        async setup(connection) {
          await declareAll(connection);
          for (const consumer of options.consumers) await consumer.open(connection);
        },
        onState() {},
      });
    },
    async stopConsuming() {
      await Promise.all(options.consumers.map((consumer) => consumer.stop()));
    },
    async stop() {
      await Promise.all([publishing?.stop(), consuming?.stop()]);
    },
  };
}
