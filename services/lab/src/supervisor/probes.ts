import { databaseIds, serviceIds } from '@bulkhead/contracts';
import type { OwnedId } from '../runtime/index.ts';
import { createBrokerProbe } from './broker-probe.ts';
import { createDatabaseProbe } from './database-probe.ts';
import { createServiceProbe, createWebProbe } from './http-probe.ts';
import { amqpUrl, type LaunchContext } from './node-launches.ts';
import type { Probe } from './probe.ts';

/** The lab's own way to ask each component, past its owner and past anything that a fault may slow down. */
export function createProbes({ config, secrets }: Omit<LaunchContext, 'paths'>): Record<OwnedId, Probe> {
  const entries: [OwnedId, Probe][] = [
    ...databaseIds.map((id): [OwnedId, Probe] => {
      const target = { ...config.reach(id), password: secrets.databases[id].lab_reader };
      return [id, createDatabaseProbe(target)];
    }),
    ...serviceIds.map((id): [OwnedId, Probe] => [id, createServiceProbe(config.reachUrl(id))]),
    ['card-processor', createServiceProbe(config.reachUrl('card-processor'))],
    ['rabbitmq', createBrokerProbe({ amqpUrl: `${amqpUrl({ config, secrets })}?heartbeat=5` })],
    ['web', createWebProbe(config.reachUrl('web'))],
  ];
  // fromEntries forgets the keys' type; each OwnedId is listed above.
  return Object.fromEntries(entries) as Record<OwnedId, Probe>;
}
