/** What tests are built with: real servers on free ports, and the one way to wait. */
export { type BrokerAddress, type OwnBroker, startOwnBroker } from './broker.ts';
export {
  type DatabaseAddress,
  type Login,
  type OwnDatabase,
  type OwnDatabaseOptions,
  startOwnDatabase,
} from './database.ts';
export { type EventuallyOptions, eventually } from './eventually.ts';
export { freePorts } from './free-ports.ts';
export { createMessageBench, type MessageBench, type SendOptions } from './message-bench.ts';
export { type NodeProgram, type NodeProgramOptions, nodeProgram } from './node-program.ts';
export type { ServerControl } from './run-server.ts';
export {
  createServiceBench,
  type HttpAnswer,
  type RunningInstance,
  type ServiceBench,
  type ServiceBenchOptions,
} from './service-bench.ts';
export { type SharedServers, sharedServers } from './shared-servers.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { createTestVhost, manageBroker, type TestVhost } from './test-vhost.ts';
