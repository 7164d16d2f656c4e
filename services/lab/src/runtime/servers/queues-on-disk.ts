import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 100;

/**
 * Waits until RabbitMQ has written down which log belongs to which quorum queue. It does so up to three seconds after a
 * queue was first declared (a `dets` table with delayed writes); a broker that is killed before makes a new, empty queue
 * of it at the next start, and confirmed messages are gone. Later starts find everything written.
 *
 * @param folder the broker's folder @param node its Erlang node name
 * @returns false when the deadline passed first, or when this RabbitMQ keeps no such file
 */
export async function queuesAreOnDisk(
  folder: string,
  node: string,
  queues: readonly string[],
  deadlineMs: number,
): Promise<boolean> {
  const file = join(folder, 'data', node.split('@')[0] ?? node, 'quorum', node, 'names.dets');
  const endsAt = performance.now() + deadlineMs;
  for (;;) {
    const names = await readFile(file, 'latin1').catch(() => '');
    if (queues.every((queue) => names.includes(`_${queue}`))) return true;
    if (performance.now() > endsAt) return false;
    await sleep(everyMs);
  }
}
