import { randomUUID } from 'node:crypto';
import { fenceSchema, type Message, type Notification } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { deliver } from './mailbox.ts';
import { insertNotification, lockNotification, saveRetry } from './notification-store.ts';
import { subjectOf } from './subject.ts';

// #region send-once
/**
 * Sends an order's notification once, and answers a repeated command alike. One that failed is tried again: a new
 * command for it is somebody's wish to do so.
 */
export function onNotificationSend(context: ServiceContext) {
  return async (tx: Transaction, message: Message<'notification.send'>): Promise<Handled> => {
    const met = await lockNotification(tx, message.data.orderId, 'order-confirmation');
    if (met?.status === 'SENT') {
      reply(context, tx, message, met);
      return undefined;
    }
    const tried = attempt(message, met ?? { id: randomUUID(), createdAt: context.now().toISOString() });
    if (met === undefined) insertNotification(tx, tried);
    else saveRetry(tx, tried);
    reply(context, tx, message, tried);
    return undefined;
  };
}
// #endregion send-once

function attempt({ data }: Message<'notification.send'>, known: Pick<Notification, 'id' | 'createdAt'>): Notification {
  const { orderId, customerId, recipient } = data;
  const delivery = deliver(recipient);
  return {
    ...{ id: known.id, createdAt: known.createdAt, orderId, customerId, recipient },
    kind: 'order-confirmation',
    channel: 'email',
    subject: subjectOf(data),
    ...(delivery.isTaken ? { status: 'SENT' } : { status: 'FAILED', reason: delivery.reason }),
  };
}

function reply(
  context: ServiceContext,
  tx: Transaction,
  command: Message<'notification.send'>,
  { id: notificationId, orderId, status, reason }: Notification,
): void {
  const options = { correlationId: orderId, causationId: command.id, ...fenceSchema.parse(command) };
  const message =
    status === 'SENT'
      ? context.newMessage('notification.sent', { orderId, notificationId }, options)
      : context.newMessage('notification.failed', { orderId, reason: reason ?? 'not sent' }, options);
  context.outbox.add(tx, message);
}
