import type { ServiceId } from '@bulkhead/contracts/components';
import type { World } from '@bulkhead/world';
import { databaseOf } from '../places/measures.ts';

/** While everything works, an order waits for an instant only: telling that would be noise. */
const manyOrders = 5;

/** How many orders wait for a service that can't go on; 0 while it can. */
export function stalledOrders(world: World, service: ServiceId): number {
  const { status, waitingOrders, pausedConsumers } = world.components[service];
  const isWell =
    status.state === 'up' &&
    world.components[databaseOf(service)].status.state === 'up' &&
    world.components.rabbitmq.status.state === 'up' &&
    Object.keys(pausedConsumers).length === 0;
  return isWell && waitingOrders < manyOrders ? 0 : waitingOrders;
}
