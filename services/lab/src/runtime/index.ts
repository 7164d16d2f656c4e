/** Running real servers as owned children: what the lab's supervisor and the tests build on. */

export { flavourAsker } from './docker/ask-flavour.ts';
export { createDockerDriver } from './docker/docker-driver.ts';
export * from './driver.ts';
export { acquireLock, LabRunningError } from './lock.ts';
export { defaultStateDir, type LabPaths, labPaths, projectRoot } from './paths.ts';
export { type LabPorts, PortPlanError, PortTakenError, planPorts } from './ports.ts';
export { launchProcess, type OwnedProcess } from './process/owned-process.ts';
export { createProcessDriver } from './process/process-driver.ts';
export { endProcess, waitUntilReady } from './process/run-program.ts';
export { type AccountPasswords, type LabSecrets, loadSecrets, newAccountPasswords, newPassword } from './secrets.ts';
export { type BrokerOptions, createBrokerProgram, createEpmdProgram } from './servers/broker-program.ts';
export { createDatabaseProgram, type DatabaseOptions } from './servers/database-program.ts';
export {
  detectBroker,
  detectDatabase,
  ServerMissingError,
} from './servers/detect.ts';
export type { NodeLaunch } from './servers/node-program.ts';
export type { Program } from './servers/program.ts';
export { queueNamesFile, queuesAreOnDisk } from './servers/queues-on-disk.ts';
