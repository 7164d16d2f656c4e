import type { ServiceId } from '@bulkhead/contracts';
import type { Service, ServiceConfig } from '@bulkhead/kit';
import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress } from './database.ts';
import { freePorts } from './free-ports.ts';
import { createMessageBench, type MessageBench } from './message-bench.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestVhost } from './test-vhost.ts';

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** The JSON of the body; what it looks like is for the test to check. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails when it is not there
  body: any;
}

export interface RunningInstance {
  url: string;
  port: number;
  call(method: string, path: string, body?: unknown): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

export interface ServiceBench extends Omit<MessageBench, 'close'> {
  /** Settings for one more instance, on a port of its own. */
  newConfig(): Promise<ServiceConfig>;
  /** Starts an instance in this process and waits until it is ready. */
  start(create: (config: ServiceConfig) => Service): Promise<RunningInstance>;
  /** Reads past the service. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Stops what was started, and removes the schema and the virtual host. */
  close(): Promise<void>;
}

export interface ServiceBenchOptions {
  /** A database of the test's own, to be killed; otherwise a schema on the shared server. */
  database?: DatabaseAddress;
  /** Where the service finds its peers. */
  peers?: Partial<ServiceConfig['peers']>;
}

/** A schema, a virtual host and a voice at the broker: what one service needs to be run alone. */
export async function createServiceBench(service: ServiceId, options: ServiceBenchOptions = {}): Promise<ServiceBench> {
  // Who brings a database removes it.
  const database: TestDatabase = options.database
    ? { ...options.database, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const vhost = await createTestVhost();
  const messages = await createMessageBench(vhost.amqpUrl);
  const { host, port: databasePort, schema: name } = database;
  const running: RunningInstance[] = [];
  const nowhere = 'http://127.0.0.1:9';

  async function newConfig(): Promise<ServiceConfig> {
    const [port = 0] = await freePorts(1);
    return {
      ...{ service, instance: String(running.length + 1), host: '127.0.0.1', port },
      database: { host, port: databasePort, name, ...database.app },
      migrator: { host, port: databasePort, name, ...database.migrator },
      amqpUrl: vhost.amqpUrl,
      peers: { product: nowhere, customer: nowhere, order: nowhere, cardProcessor: nowhere, ...options.peers },
      telemetry: { url: undefined, token: '', otlpEndpoint: undefined },
      allowedHosts: ['127.0.0.1'],
      allowedOrigins: [],
      logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
      failpoints: undefined,
    };
  }

  return {
    send: messages.send,
    heard: messages.heard,
    replyTo: messages.replyTo,
    deadLetters: messages.deadLetters,
    newConfig,
    async start(create) {
      const config = await newConfig();
      const made = create(config);
      const url = `http://127.0.0.1:${config.port}`;
      const instance = { url, port: config.port, call: callerOf(url), stop: () => made.stop() };
      running.push(instance);
      await made.start();
      await made.whenReady();
      return instance;
    },
    async rows<Row>(sql: string, values: readonly unknown[] = []) {
      const connection = await createConnection({
        host,
        port: databasePort,
        database: name,
        ...database.app,
        timezone: 'Z',
      });
      try {
        const [rows] = await connection.query({ sql, values: [...values], timeout: 5_000 });
        return rows as Row[]; // the test that wrote the SELECT vouches for its rows
      } finally {
        connection.destroy();
      }
    },
    async close() {
      await Promise.all(running.map((instance) => instance.stop()));
      await messages.close();
      await Promise.all([vhost.drop(), database.drop()]);
    },
  };
}

function callerOf(url: string): RunningInstance['call'] {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}
