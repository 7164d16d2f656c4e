import type { AuditFacts } from './facts.ts';
import { type Findings, graceMs } from './findings.ts';

/**
 * What may still arrive: undefined when every outbox and queue was seen empty, else what waits, in words. Outboxes are
 * read before queues and queues before effects, so a message on its way is seen in at least one of them.
 */
export function messagesUnderWay(facts: AuditFacts): string | undefined {
  for (const [id, read] of Object.entries(facts.messaging)) {
    if (!read.ok) return read.why;
    if (read.value.outboxRows > 0) return `${read.value.outboxRows} rows wait in the outbox of ${id}.`;
  }
  if (!facts.queues.ok) return facts.queues.why;
  const busy = facts.queues.value.find((queue) => queue.messages > 0 && !queue.name.endsWith('.dead'));
  return busy && `${busy.messages} messages wait in ${busy.name}.`;
}

/** Reports a difference that a message under way may still settle. */
export function lagging(findings: Findings, underWay: string | undefined, quietMs: number, witness: string): void {
  if (underWay !== undefined) findings.notYet(quietMs, `${witness} ${underWay}`);
  else if (quietMs < graceMs) findings.notYet(quietMs, witness);
  else findings.violated(witness);
}
