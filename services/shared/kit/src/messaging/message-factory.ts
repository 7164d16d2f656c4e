import type { AnyMessage, MessageType, PayloadOf } from '@bulkhead/contracts';
import { v7 } from 'uuid';

export interface MessageOptions {
  correlationId: string;
  causationId?: string;
  commandId?: string;
  sagaEpoch?: number;
}

/** Makes messages of this service's world: with a new id, the time and the data epoch. */
export function createMessageFactory(now: () => Date, dataEpoch: () => number) {
  return function newMessage<T extends MessageType>(type: T, data: PayloadOf<T>, options: MessageOptions): AnyMessage {
    const message = {
      id: v7(),
      type,
      version: 1,
      occurredAt: now().toISOString(),
      dataEpoch: dataEpoch(),
      ...options,
      data,
    };
    // `type` and `data` belong together by the signature, which the union can't express.
    return message as AnyMessage;
  };
}

export type NewMessage = ReturnType<typeof createMessageFactory>;
