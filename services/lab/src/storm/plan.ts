import { type ComponentId, databaseIds, serviceIds } from '@bulkhead/contracts';
import type { Random } from '../load/random.ts';

export interface Blow {
  target: ComponentId;
  /** How long it stays dead. */
  deadMs: number;
}

/** Every database, every service and the broker, and more if named, once each, in an order that the seed decides. */
export function planStorm(random: Random, rounds: number, more: readonly ComponentId[] = []): Blow[] {
  const targets: ComponentId[] = [...databaseIds, ...serviceIds, 'rabbitmq', ...more];
  return Array.from({ length: rounds }, () => shuffled(targets, random))
    .flat()
    .map((target) => ({ target, deadMs: Math.round(500 + random() * 2_500) }));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
