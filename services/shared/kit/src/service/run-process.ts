import type { Logger } from './logger.ts';

interface Stoppable {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs a service as this process: starts it, stops it on SIGTERM and SIGINT, and ends with a clear exit code. */
export async function runProcess(service: Stoppable, logger: Logger): Promise<void> {
  let isStopping = false;
  const stop = (why: string, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(exitCode), 8_000).unref();
    service.stop().then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    stop('unhandled rejection', 1);
  });
  try {
    await service.start();
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
}
