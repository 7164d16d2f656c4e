/** Span attributes of our own; the others follow OpenTelemetry's semantic conventions. */
export const attr = {
  op: 'bulkhead.op',
  peer: 'bulkhead.peer',
  orderId: 'bulkhead.order.id',
  outcome: 'bulkhead.outcome',
  detail: 'bulkhead.detail',
  statements: 'bulkhead.statements',
  queue: 'messaging.destination.name',
  messageId: 'messaging.message.id',
} as const;
