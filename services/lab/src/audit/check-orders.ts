import type { AcceptedFact, OrderFact, OrderFacts } from './facts.ts';
import { createFindings, graceMs } from './findings.ts';

const endStates = new Set<string>(['CONFIRMED', 'CANCELLED']);

/** Whether an order has ended; STUCK has not. */
export function isEnded(order: OrderFact): boolean {
  return endStates.has(order.status);
}

/** I1: whoever was told "accepted" has an order. */
export function checkNothingLost(accepted: readonly AcceptedFact[], { orders, orphanKeys, keyCount }: OrderFacts) {
  const findings = createFindings('I1', 'No accepted order is lost');
  for (const { orderId } of accepted) {
    findings.count();
    if (!orders.has(orderId))
      findings.violated(`Order ${orderId} was accepted, and the order database has no event of it.`);
  }
  findings.count(keyCount);
  for (const { key, orderId } of orphanKeys) {
    findings.violated(`Idempotency-Key ${key} promises order ${orderId}, and the order database has no event of it.`);
  }
  return findings.verdict();
}

/** I2: every order ends, once, and its events are numbered without a gap. */
export function checkOrdersEnd({ orders }: OrderFacts) {
  const findings = createFindings('I2', 'Every order ends, and its end never changes');
  for (const order of orders.values()) {
    findings.count();
    if (order.endings.length > 1)
      findings.violated(`Order ${order.id} ended more than once: ${order.endings.join(', ')}.`);
    else if (order.firstVersion !== 1 || order.lastVersion !== order.eventCount) {
      const found = `${order.eventCount} events numbered ${order.firstVersion} to ${order.lastVersion}`;
      findings.violated(`Order ${order.id} has a gap in its stream: ${found}.`);
    } else if (order.saga?.status === 'STUCK' || order.status === 'STUCK') {
      // Nothing is lost: it waits for a person, and there is an alert that says so.
      findings.notYet(order.quietMs, `Order ${order.id} is STUCK and needs a hand${because(order.saga?.reason)}.`);
    } else if (!isEnded(order)) findings.notYet(order.ageMs, `Order ${order.id} is ${order.status}.`);
    else checkSagaEnded(order);
  }
  return findings.verdict();

  function checkSagaEnded(order: OrderFact): void {
    const running = order.saga?.status === 'RUNNING' || order.saga?.status === 'COMPENSATING';
    if (running)
      findings.notYet(order.quietMs, `Order ${order.id} is ${order.status}, its saga still ${order.saga?.status}.`);
    else if (order.saga === undefined && order.quietMs >= graceMs) findings.violated(`Order ${order.id} has no saga.`);
  }
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`;
}
