import { type AnyMessage, parseMessage } from '@bulkhead/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import { attr } from '../telemetry/attributes.ts';
import type { StartedOperation } from '../telemetry/operations.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** One message in hand: what it says, and how to be done with it. */
export interface Delivery {
  raw: ConsumeMessage;
  message: AnyMessage;
  span: StartedOperation;
  /** Its channel is gone: the broker delivers it again, so there is no use in handling this one. */
  readonly isStale: boolean;
  /** How often it was put aside because the database was busy. */
  timesPutAside: number;
  ack(): void;
  /** Hands it back to the broker, which counts the try and delivers it again. */
  giveBack(): void;
}

export type Received =
  | { ok: true; delivery: Delivery }
  | ({ ok: false; error: string } & Pick<Delivery, 'raw' | 'ack' | 'giveBack'>);

/** A channel as a consumer sees it. */
export interface OpenChannel {
  channel: Channel;
  isClosed: boolean;
}

const giveBackAfterMs = 1_000;

/** Reads what came from the broker and opens its span, as a child of whoever published it. */
export function receive(telemetry: Telemetry, open: OpenChannel, queue: string, raw: ConsumeMessage): Received {
  const { channel } = open;
  const ack = () => {
    try {
      channel.ack(raw);
    } catch {
      // The channel is gone, so the broker delivers again, and the inbox knows the message.
    }
  };
  const giveBack = () => {
    setTimeout(() => {
      try {
        channel.reject(raw, true);
      } catch {
        // as above
      }
    }, giveBackAfterMs).unref();
  };
  const parsed = parseMessage(raw.content);
  if (!parsed.ok) return { ok: false, error: parsed.error, raw, ack, giveBack };
  const { message } = parsed;
  const traceparent: unknown = raw.properties.headers?.traceparent;
  const span = telemetry.start({
    op: 'consume',
    peer: 'rabbitmq',
    name: message.type,
    parent: telemetry.contextFrom(typeof traceparent === 'string' ? traceparent : undefined),
    attributes: {
      [attr.queue]: queue,
      [attr.messageId]: message.id,
      [attr.orderId]: message.correlationId,
      'messaging.system': 'rabbitmq',
    },
  });
  const delivery: Delivery = {
    raw,
    message,
    span,
    ack,
    giveBack,
    timesPutAside: 0,
    get isStale() {
      return open.isClosed;
    },
  };
  return { ok: true, delivery };
}
