import type { TestProject } from 'vitest/node';
import { startOwnBroker } from './broker.ts';
import { startOwnDatabase } from './database.ts';
import type { SharedServers } from './shared-servers.ts';

/** One database server and one broker for all tests of a run. Vitest wants a default export here. */
export default async function startSharedServers(project: TestProject): Promise<() => Promise<void>> {
  const [database, broker] = await Promise.all([startOwnDatabase({ maxConnections: 300 }), startOwnBroker()]);
  const servers: SharedServers = {
    database: {
      host: database.host,
      port: database.port,
      schema: database.schema,
      app: database.app,
      migrator: database.migrator,
      reader: database.reader,
      admin: database.admin,
    },
    broker: {
      host: broker.host,
      port: broker.port,
      user: broker.user,
      password: broker.password,
      amqpUrl: broker.amqpUrl,
      managementUrl: broker.managementUrl,
    },
  };
  project.provide('bulkheadServers', servers);
  return async () => {
    await Promise.all([database.close(), broker.close()]);
  };
}
