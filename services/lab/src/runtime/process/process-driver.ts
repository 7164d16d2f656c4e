import { type ComponentId, databaseIds } from '@bulkhead/contracts';
import { type Driver, type OwnedId, ownedIds, type ProcessStatus } from '../driver.ts';
import { createFigureReader } from '../figures.ts';
import type { LabPaths } from '../paths.ts';
import { assertPortsFree, type LabPorts } from '../ports.ts';
import type { LabSecrets } from '../secrets.ts';
import { detectBroker, detectDatabase } from '../servers/detect.ts';
import type { NodeLaunch } from '../servers/node-program.ts';
import { ensureTemplate } from '../servers/template.ts';
import { type Component, createComponent } from './component.ts';
import { createEpmdKeeper } from './epmd-keeper.ts';
import { settleLeftovers } from './leftovers.ts';
import { tailLog } from './log-file.ts';
import { createPrograms, type NodeProgramId } from './programs.ts';
import { openRegistry } from './registry.ts';

export interface ProcessDriverOptions {
  /** New for every life of the lab; marks its processes. */
  readonly runId: string;
  readonly paths: LabPaths;
  readonly ports: LabPorts;
  readonly secrets: LabSecrets;
  /** How to start each Node program; asked once. */
  readonly nodeLaunch: (id: NodeProgramId) => NodeLaunch;
  /** What to do with processes that a dead lab left: go on with them, or end them. */
  readonly leftovers: 'adopt' | 'end';
}

const shutdownDeadlineMs = 20_000;

/**
 * The driver that runs real servers as children of the lab. Finds the installed servers, settles what a dead lab left,
 * and checks the ports, so create it before the lab listens on its own.
 *
 * @throws ServerMissingError when MariaDB/MySQL or RabbitMQ is not installed, PortTakenError when a port is in use
 */
export async function createProcessDriver(options: ProcessDriverOptions): Promise<Driver> {
  const { runId, paths, ports } = options;
  const [database, broker] = await Promise.all([detectDatabase(), detectBroker()]);
  const adopted = await settleLeftovers(paths.registryFile, options.leftovers);
  const adoptedIds = new Set(adopted.map(({ entry }) => entry.id).filter((id) => id !== 'epmd'));
  await assertPortsFree(
    ports,
    adoptedIds,
    adopted.some(({ entry }) => entry.id === 'epmd'),
  );
  const registry = await openRegistry(
    paths.registryFile,
    runId,
    adopted.map(({ entry }) => entry),
  );
  const epmd = createEpmdKeeper({
    ...options,
    broker,
    registry,
    adopted: adopted.find(({ entry }) => entry.id === 'epmd'),
  });
  const programs = createPrograms(options, database, broker);
  const listeners = new Set<(status: ProcessStatus) => void>();
  const figures = createFigureReader();
  const components = new Map<OwnedId, Component>();
  for (const id of ownedIds) {
    const component = createComponent({
      id,
      program: programs[id],
      runId,
      registry,
      adopted: adopted.find(({ entry }) => entry.id === id),
      ...(id === 'rabbitmq' ? { beforeStart: epmd.ensure } : {}),
      onChange: (status) => {
        for (const listener of listeners) listener(status);
      },
    });
    components.set(id, component);
  }

  function find(id: OwnedId): Component {
    const component = components.get(id);
    if (component === undefined) throw new Error(`no component ${id}`);
    return component;
  }

  function pids(): Map<ComponentId, number[]> {
    const found = new Map<ComponentId, number[]>([['lab', [process.pid]]]);
    for (const [id, component] of components) {
      const { pid } = component.status();
      if (pid !== undefined) found.set(id, id === 'rabbitmq' ? [pid, ...epmd.pids()] : [pid]);
    }
    return found;
  }

  return {
    kind: 'process',
    prepare: async (onProgress) => {
      onProgress(`Databases are ${database.flavour} ${database.version}, the broker is RabbitMQ ${broker.version}`);
      await ensureTemplate(database, paths.stateDir);
    },
    start: (id) => find(id).act('start'),
    stop: (id) => find(id).act('stop'),
    kill: (id) => find(id).act('kill'),
    freeze: (id) => find(id).act('freeze'),
    thaw: (id) => find(id).act('thaw'),
    restart: (id) => find(id).act('restart'),
    status: (id) => find(id).status(),
    whenReady: (id, deadlineMs) => find(id).whenReady(deadlineMs),
    flavour: (id) => find(id).program.flavour,
    logs: (id, tailLines) => tailLog(paths.logOf(id), tailLines),
    stats: () => figures.read(pids()),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shutdown: async (deadlineMs = shutdownDeadlineMs) => {
      // Services first, so that they can finish and say goodbye to what they talk to.
      const servers: ReadonlySet<OwnedId> = new Set([...databaseIds, 'rabbitmq']);
      const endMs = Date.now() + deadlineMs;
      const close = (ids: readonly OwnedId[], portionMs: number) =>
        Promise.all(ids.map((id) => find(id).close(Math.max(1_000, portionMs))));
      const all = [...components.keys()];
      await close(
        all.filter((id) => !servers.has(id)),
        deadlineMs / 2,
      );
      await close(
        all.filter((id) => servers.has(id)),
        endMs - Date.now(),
      );
      await epmd.close();
      await registry.flush();
    },
  };
}
