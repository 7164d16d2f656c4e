import type { ServiceId } from '@bulkhead/contracts/components';
import type { World } from '@bulkhead/world';
import { databaseOf } from '../places/measures.ts';

/** A busy lab has some orders under way at every service; so many are more than it can handle. */
const tooMany = 60;

/** Whether a service, its database and the broker can do their work, and it reads its queues. */
export function isWorking(world: World, service: ServiceId): boolean {
  const { status, pausedConsumers } = world.components[service];
  return (
    status.state === 'up' &&
    world.components[databaseOf(service)].status.state === 'up' &&
    world.components.rabbitmq.status.state === 'up' &&
    Object.keys(pausedConsumers).length === 0
  );
}

/** How many orders wait for a service that can't go on, or not fast enough; 0 while it can. */
export function stalledOrders(world: World, service: ServiceId): number {
  const { waitingOrders } = world.components[service];
  return isWorking(world, service) && waitingOrders < tooMany ? 0 : waitingOrders;
}
