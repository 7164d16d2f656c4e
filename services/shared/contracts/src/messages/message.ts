import { z } from 'zod';
import { envelopeFields } from './envelope.ts';
import { type MessageType, type PayloadOf, payloads } from './payloads.ts';

/** A message of one type: the envelope and its data. */
export interface Message<T extends MessageType = MessageType> {
  id: string;
  type: T;
  version: 1;
  occurredAt: string;
  correlationId: string;
  causationId?: string | undefined;
  commandId?: string | undefined;
  sagaEpoch?: number | undefined;
  dataEpoch: number;
  data: PayloadOf<T>;
}

/** A message of any one type, told apart by `type`. */
export type AnyMessage = { [T in MessageType]: Message<T> }[MessageType];

const envelopeSchema = z.object({ ...envelopeFields, type: z.string(), data: z.unknown() });

export type ParsedMessage = { ok: true; message: AnyMessage } | { ok: false; error: string };

/** Reads a message at the border. What cannot be read is described, never thrown: it goes to the dead letters. */
export function parseMessage(bytes: Uint8Array): ParsedMessage {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { ok: false, error: 'not JSON' };
  }
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return { ok: false, error: `envelope: ${z.prettifyError(envelope.error)}` };
  const { type } = envelope.data;
  if (!Object.hasOwn(payloads, type)) return { ok: false, error: `unknown message type ${type}` };
  const data = payloads[type as MessageType].safeParse(envelope.data.data); // the line above proved the key
  if (!data.success) return { ok: false, error: `${type}: ${z.prettifyError(data.error)}` };
  // The schema of `data` was chosen by `type`, which TypeScript cannot follow.
  return { ok: true, message: { ...envelope.data, data: data.data } as AnyMessage };
}
