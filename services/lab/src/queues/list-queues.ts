import { deadLetterQueue, type QueueList, queueNames } from '@bulkhead/contracts';
import type { Management } from './management.ts';

/** Every queue of the lab with what it holds and what its dead-letter queue holds; not yet declared ones are empty. */
export async function listQueues(management: Management): Promise<QueueList> {
  const byName = new Map((await management.queues()).map((queue) => [queue.name, queue]));
  return {
    queues: queueNames.map((name) => {
      const { ready = 0, unacked = 0, consumers = 0 } = byName.get(name) ?? {};
      const dead = byName.get(deadLetterQueue(name));
      return { name, ready, unacked, consumers, dead: (dead?.ready ?? 0) + (dead?.unacked ?? 0) };
    }),
  };
}
