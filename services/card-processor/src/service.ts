import { createHttpApp, createHttpServer, createLogger, createTelemetry } from '@bulkhead/kit';
import { captureChargeRoute } from './charges/capture-charge.route.ts';
import { openChargeLedger } from './charges/charge-ledger.ts';
import type { ChargesContext } from './charges/charges-context.ts';
import { getChargeRoute } from './charges/get-charge.route.ts';
import { listChargesRoute } from './charges/list-charges.route.ts';
import { createLostAnswers } from './charges/lost-answers.ts';
import { putChargeRoute } from './charges/put-charge.route.ts';
import { refundChargeRoute } from './charges/refund-charge.route.ts';
import { voidChargeRoute } from './charges/void-charge.route.ts';
import type { CardProcessorConfig } from './config.ts';
import { healthRoutes } from './health.route.ts';
import { inspectRoute } from './inspect.route.ts';

export interface CardProcessor {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const requestDeadlineMs = 5_000;

/** The outside company that charges cards: its own books, in its own file, and nothing shared with the services. */
export function createCardProcessor(config: CardProcessorConfig): CardProcessor {
  const logger = createLogger('card-processor', config.instance, config.logLevel);
  const telemetry = createTelemetry({
    hello: {
      token: config.telemetry.token,
      source: 'card-processor',
      instance: config.instance,
      pid: process.pid,
    },
    labUrl: config.telemetry.url,
    otlpEndpoint: config.telemetry.otlpEndpoint,
  });
  const ledger = openChargeLedger(config.ledgerFile);
  const lostAnswers = createLostAnswers();
  const context: ChargesContext = { ledger, lostAnswers, now: () => new Date() };
  const app = createHttpApp({
    title: 'card-processor',
    allowedHosts: config.allowedHosts,
    allowedOrigins: config.allowedOrigins,
    deadlineMs: requestDeadlineMs,
    before: [lostAnswers.middleware],
    routes: [
      putChargeRoute(context),
      getChargeRoute(context),
      listChargesRoute(context),
      captureChargeRoute(context),
      voidChargeRoute(context),
      refundChargeRoute(context),
      ...healthRoutes(),
      inspectRoute(requestDeadlineMs),
    ],
    telemetry,
    logger,
  });
  const http = createHttpServer(app, config.host, config.port);
  return {
    async start() {
      await http.listen();
      logger.info({ port: config.port, ledger: config.ledgerFile }, 'listening');
    },
    async stop() {
      await http.close(1_000);
      await ledger.close();
      await telemetry.stop();
    },
  };
}
