import type { MessageType, PassportMessage, QueueName } from '@bulkhead/contracts';
import { queueNames, queues } from '@bulkhead/contracts/messages/topology';

/** The queues that hold this message: it was sent, and nobody has taken it from there. */
export function whereItWaits({ type, sent, deliveries, refused }: PassportMessage): QueueName[] {
  if (sent.length === 0) return [];
  const taken = new Set([...deliveries, ...refused].map(({ queue }) => queue));
  return queueNames.filter((name) => queues[name].binds.includes(type as MessageType) && !taken.has(name)); // a lookup only
}
