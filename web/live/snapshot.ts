import type { World } from '@bulkhead/world';
import { emptyWorld } from '@bulkhead/world';

export interface Snapshot {
  runId: string;
  seq: number;
  world: World;
  serverTimeMs: number;
}

const worldKeys = Object.keys(emptyWorld());

/**
 * Reads a snapshot. The world is as large as the screen and comes from our own lab, so its outline is checked and not
 * every leaf: a lab of another version is told apart, and costs nothing. Undefined when it is not ours.
 */
export function readSnapshot(value: unknown): Snapshot | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { runId, seq, world, serverTimeMs } = value as Record<string, unknown>; // an object, by the line above
  if (typeof runId !== 'string' || typeof seq !== 'number' || typeof serverTimeMs !== 'number') return undefined;
  if (typeof world !== 'object' || world === null || !worldKeys.every((key) => key in world)) return undefined;
  return { runId, seq, serverTimeMs, world: world as World }; // its outline was just checked
}
