import { rm } from 'node:fs/promises';
import {
  type ComponentState,
  type DatabaseId,
  type DataOf,
  databaseIds,
  deadLetterQueue,
  ownerOf,
  queueNames,
  serviceIds,
} from '@bulkhead/contracts';
import { ProblemError } from '@bulkhead/kit/http';
import type { Management } from '../queues/management.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import type { OwnedId } from '../runtime/index.ts';
import { emptyDatabase, readEpoch } from './empty-database.ts';

/** What a reset does to components. */
export interface ResetComponents {
  stateOf(id: OwnedId): ComponentState;
  start(id: OwnedId): Promise<unknown>;
  stop(id: OwnedId): Promise<unknown>;
  thaw(id: OwnedId): Promise<unknown>;
  waitFor(ids: readonly OwnedId[], states: readonly ComponentState[], deadlineMs: number): Promise<void>;
}

export interface ResetOptions {
  components: ResetComponents;
  /** As `lab_admin`. */
  databases: Record<DatabaseId, DatabaseAccess>;
  management: Pick<Management, 'purge'>;
  ledgerFile: string;
  journal: { clear(): Promise<void> };
  /** Stops shoppers and checks; the returned function lets them go on. */
  pause: () => Promise<() => void>;
  onStarted: () => void;
  onFinished: (result: DataOf<'reset.finished'>) => void;
}

export interface Reset {
  readonly isRunning: boolean;
  /**
   * Brings the first data back. Can be asked again after a failure: every step may be done twice.
   *
   * @throws ProblemError `conflict` when a reset is running already
   */
  run(): Promise<{ dataEpoch: number; tookMs: number }>;
}

const stores: readonly OwnedId[] = [...databaseIds, 'rabbitmq'];
const programs: readonly OwnedId[] = [...serviceIds, 'card-processor'];
const storesUpMs = 40_000;
const programsUpMs = 30_000;

export function createReset(options: ResetOptions): Reset {
  const { components, databases, management, ledgerFile, journal } = options;
  let isRunning = false;

  async function bringStoresUp(): Promise<void> {
    await each(stores, async (id) => {
      const state = components.stateOf(id);
      if (state === 'frozen') await components.thaw(id);
      else if (isDown(state)) await components.start(id);
    });
    await components.waitFor(stores, ['up'], storesUpMs);
  }

  async function stopPrograms(): Promise<void> {
    await each(programs, async (id) => {
      // Who is frozen does not hear that it should end.
      if (components.stateOf(id) === 'frozen') await components.thaw(id);
      if (!isDown(components.stateOf(id))) await components.stop(id);
    });
  }

  async function nextEpoch(): Promise<number> {
    const epochs = await Promise.all(
      databaseIds.map(async (id) => {
        const epoch = await readEpoch(databases[id]);
        if (epoch !== undefined) return epoch;
        throw new ProblemError('conflict', `${id} has no tables yet. Start ${ownerOf(id)} once: it makes them.`);
      }),
    );
    return Math.max(...epochs) + 1;
  }

  async function emptyEverything(dataEpoch: number): Promise<void> {
    await each(databaseIds, (id) => emptyDatabase(databases[id], dataEpoch));
    await each(
      queueNames.flatMap((name) => [name, deadLetterQueue(name)]),
      (queue) => management.purge(queue),
    );
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${ledgerFile}${suffix}`, { force: true });
    await journal.clear();
  }

  async function startPrograms(): Promise<void> {
    await each(programs, (id) => components.start(id));
    await components.waitFor(programs, ['up', 'crashed'], programsUpMs);
    const crashed = programs.filter((id) => components.stateOf(id) === 'crashed');
    if (crashed.length === 0) return;
    throw new ProblemError(
      'service-unavailable',
      `The data is as at first, but ${crashed.join(', ')} ended while starting. Look at the log.`,
    );
  }

  async function carryOut(isQuiet: Promise<unknown>): Promise<number> {
    let dataEpoch: number;
    try {
      // Nobody waits for another here: who stops ends also what is in line, and stores come up meanwhile.
      await each([isQuiet, bringStoresUp(), stopPrograms()], (work) => work);
      dataEpoch = await nextEpoch();
      await emptyEverything(dataEpoch);
    } catch (error) {
      // A shop that is closed for good would be worse than one with old rows.
      await startPrograms().catch(() => {});
      throw error;
    }
    await startPrograms();
    return dataEpoch;
  }

  return {
    get isRunning() {
      return isRunning;
    },
    async run() {
      if (isRunning) throw new ProblemError('conflict', 'A reset is running already. Wait until it is done.');
      isRunning = true;
      const startedAt = performance.now();
      options.onStarted();
      const pausing = options.pause();
      let dataEpoch = 0;
      try {
        dataEpoch = await carryOut(pausing);
        return { dataEpoch, tookMs: Math.round(performance.now() - startedAt) };
      } finally {
        // Also after a failure: nobody should wait for a reset that is over.
        options.onFinished({ dataEpoch });
        isRunning = false;
        await pausing.then(
          (goOn) => goOn(),
          () => {},
        );
      }
    },
  };
}

function isDown(state: ComponentState): boolean {
  return state === 'absent' || state === 'stopped' || state === 'killed' || state === 'crashed';
}

/** All at once. Waits for every one before it throws the first failure, so that nothing goes on behind its back. */
async function each<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const results = await Promise.allSettled(things.map(work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
