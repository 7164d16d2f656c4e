import type { SettingGroup } from '@bulkhead/contracts';
import { createHttpApp } from '../http/app.ts';
import { ProblemError } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { createHttpServer } from '../http/server.ts';
import { createBroker } from '../messaging/broker.ts';
import { type ConsumerSpec, createConsumer } from '../messaging/consumer.ts';
import { inboxRetention } from '../messaging/inbox-retention.ts';
import type { ServiceContext } from './context.ts';
import { healthRoutes } from './health.ts';
import { metricsRoute } from './metrics.ts';
import type { Poller } from './poller.ts';
import { prepareDatabase } from './prepare-database.ts';
import { selfReportRoute } from './self-report.ts';

export interface ServiceParts {
  routes: readonly Route[];
  consumers: readonly ConsumerSpec[];
  pollers?: readonly Poller[];
  /** What a person may want to know of how it is set, beside what every service has. */
  settings?: readonly SettingGroup[];
  /** Folder of the SQL migrations. */
  migrations: string;
  /** Puts the first data in when the schema is empty; called before anything is consumed. */
  seed?: () => Promise<void>;
  /** Ends what the service opened by itself. */
  stop?: () => Promise<void>;
}

export interface Service {
  /** Answers HTTP when it resolves; migrating, consuming and the rest follow as soon as the database allows. */
  start(): Promise<void>;
  /** Resolves when the schema is there and consuming has begun; the broker itself may still be away. */
  whenReady(): Promise<void>;
  /** Takes nothing new, finishes what it has in hand, lets go of everything. Bounded in time. */
  stop(): Promise<void>;
}

const requestDeadlineMs = 3_000;
const stopDeadlineMs = 6_000;

/** Puts a service together from its parts. The same for all five, so that knowing one is knowing all. */
export function createService(context: ServiceContext, parts: ServiceParts): Service {
  const { config, logger, telemetry, database, outbox, publisher } = context;
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const consumers = parts.consumers.map((spec) =>
    createConsumer(spec, { ...context, dataEpoch: () => context.dataEpoch.value }),
  );
  const broker = createBroker({
    url: config.amqpUrl,
    service: config.service,
    publisher,
    consumers,
    telemetry,
    logger,
    onConnected: () => outbox.nudge(),
  });
  const state = { isMigrated: false, broker };
  const app = createHttpApp({
    title: config.service,
    allowedHosts: config.allowedHosts,
    allowedOrigins: config.allowedOrigins,
    deadlineMs: requestDeadlineMs,
    routes: [
      ...parts.routes.map(onceMigrated),
      ...healthRoutes(context, state),
      metricsRoute(context),
      selfReportRoute(context, { requestDeadlineMs, consumers: parts.consumers, own: parts.settings ?? [] }),
    ],
    telemetry,
    logger,
  });
  /** Before its tables are there a service can say only that. */
  function onceMigrated(route: Route): Route {
    return {
      ...route,
      handle(request) {
        if (state.isMigrated) return route.handle(request);
        throw new ProblemError('database-unavailable', `${database.id} is not prepared yet.`, { retryAfterS: 1 });
      },
    };
  }
  const http = createHttpServer(app, config.host, config.port);
  let pollers: readonly Poller[] = [];

  async function begin(): Promise<void> {
    await prepareDatabase(context, parts.migrations, parts.seed, stopping.signal);
    if (stopping.signal.aborted) return;
    state.isMigrated = true;
    outbox.start();
    pollers = [inboxRetention(database, logger, parts.consumers), ...(parts.pollers ?? [])];
    for (const poller of pollers) poller.start();
    broker.consume();
    logger.info('ready');
    ready.resolve();
  }

  async function end(): Promise<void> {
    await Promise.all([http.close(2_000), broker.stopConsuming()]);
    await Promise.all(pollers.map((poller) => poller.stop()));
    if (state.isMigrated) await outbox.stop();
    await broker.stop();
    await parts.stop?.();
    await database.stop();
    await telemetry.stop();
  }

  return {
    async start() {
      await http.listen();
      broker.start();
      logger.info({ port: config.port }, 'listening');
      begin().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        logger.fatal({ err: error }, 'the database could not be prepared');
        ready.reject(error);
      });
    },
    whenReady: () => ready.promise,
    async stop() {
      stopping.abort(new Error('stopping'));
      ready.reject(new Error('stopped before it was ready'));
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, stopDeadlineMs).unref());
      await Promise.race([end(), deadline]);
    },
  };
}
