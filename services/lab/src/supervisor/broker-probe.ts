import { type ChannelModel, connect } from 'amqplib';
import { type Probe, within } from './probe.ts';

export interface BrokerTarget {
  amqpUrl: string;
}

/** An exchange that every broker has. */
const alwaysThere = 'amq.topic';

/** Asks the broker over AMQP for an exchange. One connection is kept and thrown away at the first doubt. */
export function createBrokerProbe({ amqpUrl }: BrokerTarget): Probe {
  let kept: Promise<{ connection: ChannelModel; check(): Promise<unknown> }> | undefined;

  async function open(deadlineMs: number) {
    const connection = await connect(amqpUrl, {
      timeout: deadlineMs,
      noDelay: true,
      clientProperties: { connection_name: 'lab looks' },
    });
    // Without listeners, a lost connection would end the lab.
    connection.on('error', () => {});
    connection.on('close', () => {
      kept = undefined;
    });
    const channel = await connection.createChannel();
    channel.on('error', () => {});
    return { connection, check: () => channel.checkExchange(alwaysThere) };
  }

  function drop(): void {
    // A frozen broker never answers a close; the heartbeat then ends the socket.
    kept?.then(({ connection }) => connection.close()).catch(() => {});
    kept = undefined;
  }

  return {
    async ask(deadlineMs) {
      kept ??= open(deadlineMs);
      await within(
        deadlineMs,
        kept.then(({ check }) => check()),
        drop,
      );
      return { state: 'up' };
    },
    close: drop,
  };
}
