import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 100;

/**
 * Waits until RabbitMQ has written down which log belongs to which quorum queue. It does so up to three seconds after a
 * queue was first declared (a `dets` table with delayed writes); a broker that is killed before makes a new, empty queue
 * of it at the next start, and confirmed messages are gone. Later starts find everything written.
 *
 * @param file where it writes that, see `queueNamesFile`
 * @returns false when the deadline passed first, or when this RabbitMQ keeps no such file
 */
export async function queuesAreOnDisk(file: string, queues: readonly string[], deadlineMs: number): Promise<boolean> {
  const endsAt = performance.now() + deadlineMs;
  for (;;) {
    const names = await readFile(file, 'latin1').catch(() => '');
    if (queues.every((queue) => names.includes(`_${queue}`))) return true;
    if (performance.now() > endsAt) return false;
    await sleep(everyMs);
  }
}

/** Where a broker writes down its queues. @param folder of the node's data @param node its Erlang node name */
export function queueNamesFile(folder: string, node: string): string {
  return join(folder, 'quorum', node, 'names.dets');
}
