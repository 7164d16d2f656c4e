import { createPoller, type Poller, type ServiceContext } from '@bulkhead/kit';
import { advanceSaga } from './advance-saga.ts';
import { dueSagas } from './saga-store.ts';

export const timersEveryMs = 1_000;
const batch = 100;

/**
 * The sagas' timers. They are rows, not timers of this process: any instance finds those that ran out, also after all
 * of them have died. Each is decided under its row lock, after a second look.
 */
export function sagaTimers(context: ServiceContext): Poller {
  const { database, logger } = context;
  async function runDue(): Promise<void> {
    for (const orderId of await dueSagas(database, batch)) {
      await context.failpoints.reach('saga-timer.before-commit');
      await context.grouped.run('saga timer', (tx) =>
        advanceSaga(context, tx, orderId, { kind: 'timer' }, undefined, (record) =>
          record.isDue ? undefined : 'not due any more',
        ),
      );
    }
  }
  return createPoller({
    name: 'saga-timers',
    everyMs: timersEveryMs,
    database,
    logger,
    async run() {
      const isAnyDue = (await dueSagas(database, 1)).length > 0;
      if (isAnyDue) await database.exclusively('saga-timers', runDue);
    },
  });
}
