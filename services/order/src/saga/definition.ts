import type { MessageType, OnNotificationFailure, SagaStepName, StepKind } from '@bulkhead/contracts';

export interface StepDefinition {
  name: SagaStepName;
  kind: StepKind;
  /** The command that does it; undefined: done by the order service itself, in its own transaction. */
  action?: MessageType;
  succeeded?: MessageType;
  failed?: MessageType;
  /** The command that undoes it, and what reports that it is undone. */
  undo?: MessageType;
  undone?: MessageType;
}

// #region saga-as-data
const createOrder: StepDefinition = { name: 'create-order', kind: 'compensatable' };

const reserveInventory: StepDefinition = {
  name: 'reserve-inventory',
  kind: 'compensatable',
  action: 'inventory.reserve',
  succeeded: 'inventory.reserved',
  failed: 'inventory.rejected',
  undo: 'inventory.release',
  undone: 'inventory.released',
};

const processPayment: StepDefinition = {
  name: 'process-payment',
  kind: 'pivot',
  action: 'payment.process',
  succeeded: 'payment.completed',
  failed: 'payment.failed',
  undo: 'payment.refund',
  undone: 'payment.refunded',
};

const sendNotification: StepDefinition = {
  name: 'send-notification',
  kind: 'retriable',
  action: 'notification.send',
  succeeded: 'notification.sent',
  failed: 'notification.failed',
};

/**
 * The order saga as data. The pivot is the point of no return: once it is done the order is CONFIRMED. By default
 * that is the payment, and the notification follows for as long as it takes. With `compensate` it is the notification,
 * and a failure there undoes the payment too.
 */
export function orderSaga(onNotificationFailure: OnNotificationFailure): readonly StepDefinition[] {
  if (onNotificationFailure === 'retry') return [createOrder, reserveInventory, processPayment, sendNotification];
  return [
    createOrder,
    reserveInventory,
    { ...processPayment, kind: 'compensatable' },
    { ...sendNotification, kind: 'pivot' },
  ];
}
// #endregion saga-as-data
