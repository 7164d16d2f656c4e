import { setTimeout as sleep } from 'node:timers/promises';
import { databaseIds } from '@bulkhead/contracts';
import { type Driver, type OwnedId, ownedIds, type ProcessStatus } from '../driver.ts';
import { type Container, createContainer } from './container.ts';
import { createContainerFigures } from './container-figures.ts';
import { createEngineClient } from './engine-client.ts';
import { type AskFlavour, createFlavours } from './flavours.ts';
import { tailOf } from './log-frames.ts';

export interface DockerDriverOptions {
  /** Where the proxy of the engine's socket listens. */
  readonly socketPath: string;
  readonly askFlavour: AskFlavour;
  readonly onError: (error: unknown) => void;
  /** How long to wait for the engine at first. */
  readonly engineDeadlineMs?: number;
}

const usualEngineDeadlineMs = 30_000;
/** Events tell of changes at once; this finds what was missed. */
const lookAgainMs = 15_000;
const readyDeadlineMs = 60_000;

/**
 * The driver that runs the containers of a compose project. They belong to Compose, which makes and removes them; a lab
 * that ends leaves them as they are, and the next one finds them so.
 *
 * @throws Error, with the way out, when the engine can't be asked
 */
export async function createDockerDriver(options: DockerDriverOptions): Promise<Driver> {
  const engine = createEngineClient(options.socketPath);
  const listeners = new Set<(status: ProcessStatus) => void>();
  const flavours = createFlavours(options.askFlavour);
  const figures = createContainerFigures(engine);
  const ending = new AbortController();
  const labStartedAtMs = Date.now();
  const containers = new Map<OwnedId, Container>();
  for (const id of ownedIds) {
    const container = createContainer({
      ...{ id, engine, labStartedAtMs },
      stopSeconds: stopSecondsOf(id),
      onChange: (status) => {
        if (status.state === 'running') flavours.ask(id);
        for (const listener of listeners) listener(status);
      },
    });
    containers.set(id, container);
  }

  function find(id: OwnedId): Container {
    const container = containers.get(id);
    if (container === undefined) throw new Error(`no component ${id}`);
    return container;
  }

  async function lookAtAll(): Promise<void> {
    const all = await engine.list();
    for (const [id, container] of containers) container.see(all.find(({ component }) => component === id));
  }

  /** Follows the engine's events; a proxy that was killed is waited for. */
  async function follow(): Promise<void> {
    const onEvent = (component: string) => {
      const id = ownedIds.find((known) => known === component);
      if (id !== undefined) find(id).look().catch(options.onError);
    };
    while (!ending.signal.aborted) {
      // What changed while nobody listened is seen when listening has begun.
      await engine
        .listen(onEvent, () => lookAtAll().catch(options.onError), ending.signal)
        .catch((error: unknown) => void (ending.signal.aborted || options.onError(error)));
      await sleep(500, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  await whenEngineAnswers(lookAtAll, options.engineDeadlineMs ?? usualEngineDeadlineMs);
  void follow();
  const timer = setInterval(() => void lookAtAll().catch(options.onError), lookAgainMs);

  return {
    kind: 'docker',
    prepare: async (onProgress) => onProgress('The containers are those of docker-compose.yml'),
    start: (id) => find(id).act('start'),
    stop: (id) => find(id).act('stop'),
    kill: (id) => find(id).act('kill'),
    freeze: (id) => find(id).act('freeze'),
    thaw: (id) => find(id).act('thaw'),
    restart: (id) => find(id).act('restart'),
    status: (id) => find(id).status(),
    whenReady: (id, deadlineMs = readyDeadlineMs) => flavours.whenAnswered(id, deadlineMs),
    flavour: (id) => flavours.of(id),
    logs: async (id, tailLines) => tailOf(await engine.logs(id, tailLines + 1), tailLines),
    stats: () => figures.read(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // The containers are Compose's: `docker compose stop` or `down` ends them.
    shutdown: async () => {
      clearInterval(timer);
      ending.abort();
      flavours.stop();
    },
  };
}

async function whenEngineAnswers(look: () => Promise<void>, engineDeadlineMs: number): Promise<void> {
  const endMs = Date.now() + engineDeadlineMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() < endMs) await sleep(250);
      else {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(
          `The container engine can't be asked (${why}). Look at its proxy: docker compose logs engine-proxy; start it: docker compose up -d engine-proxy`,
          { cause: error },
        );
      }
    }
  }
}

function stopSecondsOf(id: OwnedId): number {
  if (databaseIds.some((database) => database === id)) return 20;
  return id === 'rabbitmq' ? 15 : 10;
}
