import type { ComponentStatus } from '@bulkhead/contracts';
import type { LabConfig } from './config.ts';

/** The lab's own status: whoever can read it knows that the lab is up. */
export function labStatus(config: LabConfig, startedAtMs: number): ComponentStatus {
  const flavour = `Node ${process.versions.node}`;
  return { id: 'lab', state: 'up', sinceMs: startedAtMs, pid: process.pid, port: config.portOf('lab'), flavour };
}
