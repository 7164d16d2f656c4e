import { isConnectionLoss } from '../database/errors.ts';
import { migrate } from '../database/migrate.ts';
import type { ServiceContext } from './context.ts';

/** Migrates and seeds, trying again for as long as the database is away. Any other error is thrown. */
export async function prepareDatabase(
  context: ServiceContext,
  migrations: string,
  seed: (() => Promise<void>) | undefined,
  stopping: AbortSignal,
): Promise<void> {
  const { config, database, logger, dataEpoch } = context;
  for (let tries = 0; !stopping.aborted; tries += 1) {
    try {
      const applied = await migrate(config.migrator, migrations);
      if (applied.length > 0) logger.info({ applied }, 'migrated');
      const [row] = await database.batch((tx) =>
        tx.read<{ epoch: number }>('SELECT epoch FROM data_epoch WHERE only_row = 1'),
      );
      dataEpoch.value = row?.epoch ?? 1;
      await seed?.();
      context.telemetry.fact('database.changed', { state: 'available' });
      return;
    } catch (error) {
      if (!isConnectionLoss(error) && !isAway(error)) throw error;
      logger[tries % sayEvery === 0 ? 'warn' : 'debug']({ err: error }, 'waiting for the database');
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 150));
    }
  }
}

const sayEvery = 50;
/** Refusals by a server whose schema and accounts are still being made, and our own error for a database that is away. */
const awayCodes = new Set([
  'database-unavailable',
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
  'ER_CON_COUNT_ERROR',
]);

function isAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && awayCodes.has(error.code);
}
