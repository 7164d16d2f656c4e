/** Running real servers as owned children: what the lab's supervisor and the tests build on. */
export * from './driver.ts';
export { acquireLock, type LabLock, LabRunningError } from './lock.ts';
export { defaultStateDir, type LabPaths, labPaths, projectRoot } from './paths.ts';
export { type LabPorts, PortPlanError, PortTakenError, planPorts } from './ports.ts';
export { type GroupSignal, launchProcess, type OwnedProcess, type ProcessExit } from './process/owned-process.ts';
export { createProcessDriver, type ProcessDriverOptions } from './process/process-driver.ts';
export { endProcess, NotReadyError, waitUntilReady } from './process/run-program.ts';
export { type AccountPasswords, type LabSecrets, loadSecrets, newAccountPasswords, newPassword } from './secrets.ts';
export { type BrokerOptions, createBrokerProgram, createEpmdProgram } from './servers/broker-program.ts';
export { createDatabaseProgram, type DatabaseOptions } from './servers/database-program.ts';
export {
  type BrokerServer,
  type DatabaseServer,
  detectBroker,
  detectDatabase,
  ServerMissingError,
} from './servers/detect.ts';
export type { NodeLaunch } from './servers/node-program.ts';
export { probeBroker, probeDatabase, probeHttp } from './servers/probes.ts';
export type { Program } from './servers/program.ts';
