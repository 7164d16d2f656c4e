import type { Message, MessageType } from '@bulkhead/contracts';
import type { ConsumerSpec, Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { advanceSaga } from './advance-saga.ts';

type ReplyType =
  | 'inventory.reserved'
  | 'inventory.rejected'
  | 'inventory.released'
  | 'payment.completed'
  | 'payment.failed'
  | 'payment.refunded'
  | 'notification.sent'
  | 'notification.failed';

/** Every outcome moves its order's saga on, or is fenced. */
export function repliesConsumer(context: ServiceContext): ConsumerSpec {
  const advance = async (tx: Transaction, message: Message<Extract<MessageType, ReplyType>>): Promise<Handled> => {
    const input = {
      kind: 'reply' as const,
      type: message.type,
      commandId: message.commandId,
      epoch: message.sagaEpoch,
      ...('reason' in message.data ? { reason: message.data.reason } : {}),
    };
    const advanced = await advanceSaga(context, tx, message.data.orderId, input, message.id);
    return advanced.ok ? undefined : { fenced: advanced.refused };
  };
  return {
    queue: 'order.replies',
    handlers: {
      'inventory.reserved': advance,
      'inventory.rejected': advance,
      'inventory.released': advance,
      'payment.completed': advance,
      'payment.failed': advance,
      'payment.refunded': advance,
      'notification.sent': advance,
      'notification.failed': advance,
    },
  };
}
