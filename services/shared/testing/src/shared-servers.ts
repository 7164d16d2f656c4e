import { inject } from 'vitest';
import type { BrokerAddress } from './broker.ts';
import type { DatabaseAddress } from './database.ts';

/** The servers that all tests of a run share. Nobody may kill or freeze these. */
export interface SharedServers {
  readonly database: DatabaseAddress;
  readonly broker: BrokerAddress;
}

declare module 'vitest' {
  interface ProvidedContext {
    bulkheadServers: SharedServers;
  }
}

/** @throws when the run has no servers: the vitest project lacks the global setup of this package */
export function sharedServers(): SharedServers {
  const servers = inject('bulkheadServers');
  if (servers === undefined) {
    throw new Error(
      'no shared servers: add services/shared/testing/src/global-setup.ts to globalSetup of this project',
    );
  }
  return servers;
}
