import { join } from 'node:path';
import { components, type ServiceId } from '@bulkhead/contracts';
import type { LabConfig } from '../config.ts';
import { type LabPaths, type LabSecrets, type NodeLaunch, projectRoot } from '../runtime/index.ts';

export interface LaunchContext {
  config: LabConfig;
  paths: LabPaths;
  secrets: LabSecrets;
}

/** The components that are Node programs. */
export type NodeProgramId = ServiceId | 'card-processor' | 'web';

/** How each Node program is started: what to run, where, and the whole of its environment. */
export function nodeLaunch(id: NodeProgramId, context: LaunchContext): NodeLaunch {
  switch (id) {
    case 'web':
      return webLaunch(context);
    case 'card-processor':
      return cardProcessorLaunch(context);
    default:
      return serviceLaunch(id, context);
  }
}

function serviceLaunch(id: ServiceId, { config, secrets }: LaunchContext): NodeLaunch {
  const { database } = components[id];
  const schema = database && components[database].schema;
  if (!database || !schema) throw new Error(`${id} has no database`);
  const passwords = secrets.databases[database];
  const cwd = join(projectRoot, 'services', id.replace(/-service$/, ''));
  return {
    ...{ args: ['src/main.ts'], cwd, healthPath: '/health/live' },
    env: {
      ...commonEnvironment(id, { config, secrets }),
      DB_HOST: '127.0.0.1',
      DB_PORT: String(config.portOf(database)),
      DB_NAME: schema,
      DB_USER: 'app',
      DB_PASSWORD: passwords.app,
      DB_MIGRATOR_USER: 'migrator',
      DB_MIGRATOR_PASSWORD: passwords.migrator,
      AMQP_URL: amqpUrl({ config, secrets }),
      PRODUCT_URL: config.urlOf('product-service'),
      CUSTOMER_URL: config.urlOf('customer-service'),
      ORDER_URL: config.urlOf('order-service'),
      CARD_PROCESSOR_URL: config.urlOf('card-processor'),
    },
  };
}

function cardProcessorLaunch({ config, paths, secrets }: LaunchContext): NodeLaunch {
  return {
    ...{ args: ['src/main.ts'], cwd: join(projectRoot, 'services/card-processor'), healthPath: '/health/live' },
    env: { ...commonEnvironment('card-processor', { config, secrets }), CARD_LEDGER_FILE: cardLedgerFile(paths) },
  };
}

function webLaunch({ config }: LaunchContext): NodeLaunch {
  const cwd = join(projectRoot, 'web');
  const next = join(cwd, 'node_modules/next/dist/bin/next');
  return {
    args: [next, 'start', '-H', config.host, '-p', String(config.portOf('web'))],
    cwd,
    env: { BULKHEAD_LAB_URL: config.urlOf('lab'), NEXT_TELEMETRY_DISABLED: '1', HOSTNAME: config.host },
    healthPath: '/icon.svg',
  };
}

/** The card processor's books: they outlive it. */
export function cardLedgerFile(paths: LabPaths): string {
  return join(paths.dataOf('card-processor'), 'ledger.sqlite');
}

/** With login; for services and for the lab's own probe. */
export function amqpUrl({ config, secrets }: Pick<LaunchContext, 'config' | 'secrets'>): string {
  const { host, port } = config.reach('rabbitmq');
  return `amqp://bulkhead:${secrets.broker}@${host}:${port}`;
}

function commonEnvironment(
  id: ServiceId | 'card-processor',
  { config, secrets }: Pick<LaunchContext, 'config' | 'secrets'>,
) {
  return {
    BULKHEAD_SERVICE: id,
    BULKHEAD_INSTANCE: `${id}-1`,
    HOST: config.host,
    PORT: String(config.portOf(id)),
    TELEMETRY_URL: config.urlOf('lab'),
    TELEMETRY_TOKEN: secrets.telemetryToken,
    ALLOWED_ORIGINS: config.webOrigins.join(','),
    LOG_LEVEL: config.logLevel,
    ...(config.otlpEndpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: config.otlpEndpoint }),
  };
}
