import { isEnded } from './check-orders.ts';
import type { MessagingFacts, OrderFacts, QueueFact } from './facts.ts';
import { createFindings } from './findings.ts';

/** I11: when nothing runs, nothing waits; and no message was given up. */
export function checkQueues(
  queues: readonly QueueFact[],
  messaging: readonly (readonly [database: string, facts: MessagingFacts])[],
  { orders }: OrderFacts,
) {
  const findings = createFindings('I11', 'Queues and outboxes run dry');
  const running = [...orders.values()].filter((order) => !isEnded(order));
  const oldestMs = running.reduce((oldest, order) => Math.max(oldest, order.ageMs), 0);
  for (const { name, messages, consumers } of queues) {
    findings.count();
    if (messages === 0) continue;
    if (name.endsWith('.dead')) findings.violated(`${messages} messages were given up and lie in ${name}.`);
    else {
      const reader = consumers === 0 ? ', and nobody reads it' : '';
      findings.notYet(oldestMs, `${messages} messages wait in ${name}${reader}.`);
    }
  }
  for (const [database, { outboxRows, oldestOutboxMs }] of messaging) {
    findings.count();
    if (outboxRows > 0) findings.notYet(oldestOutboxMs, `${outboxRows} rows wait in the outbox of ${database}.`);
  }
  if (running.length > 0) findings.notYet(oldestMs, `${running.length} orders are still running.`);
  return findings.verdict();
}
