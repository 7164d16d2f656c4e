import { components, type DatabaseId } from '@bulkhead/contracts';
import { createDatabase, type Database } from '../database/database.ts';
import { createGroupedTransactions, type GroupedTransactions } from '../database/grouped-transactions.ts';
import { createFailpoints, type Failpoints, parseFailpoints } from '../failpoints.ts';
import { type Inbox, inbox } from '../messaging/inbox.ts';
import { createMessageFactory, type NewMessage } from '../messaging/message-factory.ts';
import { createOutbox, type Outbox } from '../messaging/outbox.ts';
import { createPublisher, type Publisher } from '../messaging/publisher.ts';
import { createTelemetry, type Telemetry } from '../telemetry/telemetry.ts';
import type { ServiceConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';

/** What every part of a service may use; made once, from the configuration. */
export interface ServiceContext {
  config: ServiceConfig;
  now: () => Date;
  logger: Logger;
  telemetry: Telemetry;
  failpoints: Failpoints;
  database: Database;
  grouped: GroupedTransactions;
  publisher: Publisher;
  outbox: Outbox;
  inbox: Inbox;
  newMessage: NewMessage;
  /** Which world this service's rows belong to; messages of older ones are refused. */
  dataEpoch: { value: number };
}

/** Alternative parts, put in by a test or an experiment. */
export interface ContextOverrides {
  now?: () => Date;
  inbox?: Inbox;
  outbox?: typeof createOutbox;
  publisher?: typeof createPublisher;
}

export function createContext(config: ServiceConfig, overrides: ContextOverrides = {}): ServiceContext {
  const logger = createLogger(config.service, config.instance, config.logLevel);
  const failpoints = createFailpoints((name, effect) => telemetry.fact('failpoint.hit', { name, effect }));
  const telemetry = createTelemetry({
    hello: { token: config.telemetry.token, source: config.service, instance: config.instance, pid: process.pid },
    labUrl: config.telemetry.url,
    otlpEndpoint: config.telemetry.otlpEndpoint,
    onFailpoints: (orders) => failpoints.arm(orders),
  });
  failpoints.arm(parseFailpoints(config.failpoints));
  const database = createDatabase({ id: databaseOf(config), address: config.database, telemetry });
  const publisher = (overrides.publisher ?? createPublisher)(telemetry);
  const outbox = (overrides.outbox ?? createOutbox)({ database, publisher, telemetry, failpoints, logger });
  const now = overrides.now ?? (() => new Date());
  const dataEpoch = { value: 0 };
  return {
    config,
    now,
    logger,
    telemetry,
    failpoints,
    database,
    grouped: createGroupedTransactions(database, telemetry),
    publisher,
    outbox,
    inbox: overrides.inbox ?? inbox,
    newMessage: createMessageFactory(now, () => dataEpoch.value),
    dataEpoch,
  };
}

function databaseOf(config: ServiceConfig): DatabaseId {
  const id = components[config.service].database;
  if (id === undefined) throw new Error(`${config.service} has no database`);
  return id;
}
