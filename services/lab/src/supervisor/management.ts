import type { QueueSample } from '@bulkhead/contracts';
import { z } from 'zod';

export interface ManagementTarget {
  /** `http://127.0.0.1:15672`. */
  url: string;
  user: string;
  password: string;
}

const queuesSchema = z.array(
  z.object({
    name: z.string(),
    // Absent until the broker has counted for the first time.
    messages_ready: z.int().default(0),
    messages_unacknowledged: z.int().default(0),
    consumers: z.int().default(0),
  }),
);

/** The depths of all queues. Throws when the broker cannot be asked within the deadline. */
export async function readQueues({ url, user, password }: ManagementTarget, deadlineMs: number): Promise<QueueSample[]> {
  const columns = 'name,messages_ready,messages_unacknowledged,consumers';
  const response = await fetch(`${url}/api/queues/%2F?columns=${columns}`, {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    signal: AbortSignal.timeout(deadlineMs),
  });
  if (!response.ok) throw new Error(`the management API answers ${response.status}`);
  return queuesSchema
    .parse(await response.json())
    .map((queue) => ({
      name: queue.name,
      ready: queue.messages_ready,
      unacked: queue.messages_unacknowledged,
      consumers: queue.consumers,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
