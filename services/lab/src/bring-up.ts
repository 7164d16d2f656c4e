import { join } from 'node:path';
import { databaseIds, deadLetterQueue, queueNames, serviceIds } from '@bulkhead/contracts';
import type { LabConfig } from './config.ts';
import type { LabContext } from './lab-context.ts';
import { type LabPaths, type OwnedId, ownedIds, queueNamesFile, queuesAreOnDisk } from './runtime/index.ts';

/** Far more than a slow machine needs; most come up within seconds. */
const upDeadlineMs = 120_000;
const queuesDeadlineMs = 8_000;

/**
 * Starts all components, as much at once as possible: services do not wait for their databases, they come to them
 * when they are there. The broker takes longest and begins first. Throws when something is not up in the end.
 */
export async function bringUp(
  {
    config,
    driver,
    supervisor,
    logger,
    paths,
  }: Pick<LabContext, 'config' | 'driver' | 'supervisor' | 'logger' | 'paths'>,
  onProgress: (text: string) => void,
): Promise<void> {
  const wanted = ownedIds.filter((id) => id !== 'web' || config.withWeb);
  // A lab that died may have left something frozen.
  const begin = (id: OwnedId) => (driver.status(id).state === 'frozen' ? driver.thaw(id) : driver.start(id));
  const start = async (ids: readonly OwnedId[]) => {
    await Promise.all(
      ids.map((id) =>
        // One that cannot be started shows as crashed, with its reason; the others go on.
        begin(id).catch((error: unknown) => logger.error({ err: error, component: id }, 'could not be started')),
      ),
    );
  };
  const databases = driver.prepare(onProgress).then(() => start(databaseIds));
  const others = start(
    wanted.filter((id) => !isDatabase(id)).sort((a, b) => Number(isService(a)) - Number(isService(b))),
  );
  await Promise.all([databases, others]);
  await supervisor.waitFor(wanted, ['up', 'crashed'], upDeadlineMs);
  const crashed = wanted.filter((id) => supervisor.status(id).state === 'crashed');
  if (crashed.length > 0)
    throw new Error(`Not everything came up. Ended while starting: ${crashed.join(', ')}. Look at their logs.`);
  // Only a first start waits here: a broker that is killed before would forget what it has confirmed.
  const queues = queueNames.flatMap((name) => [name, deadLetterQueue(name)]);
  const isSafe = await queuesAreOnDisk(namesFile(driver.kind, config, paths), queues, queuesDeadlineMs);
  if (!isSafe) logger.warn('could not see that RabbitMQ has written its queues down');
}

function namesFile(kind: 'process' | 'docker', { portOffset }: LabConfig, paths: LabPaths): string {
  const folder = paths.dataOf('rabbitmq');
  // A container's volume is mounted there, to be read.
  if (kind === 'docker') return queueNamesFile(join(folder, 'data/bulkhead@rabbitmq'), 'bulkhead@rabbitmq');
  return queueNamesFile(join(folder, 'data', `bulkhead-${portOffset}`), `bulkhead-${portOffset}@localhost`);
}

function isDatabase(id: OwnedId): boolean {
  return databaseIds.some((database) => database === id);
}

function isService(id: OwnedId): boolean {
  return serviceIds.some((service) => service === id);
}
