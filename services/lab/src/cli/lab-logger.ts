import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { LabConfig } from '../config.ts';
import { labPaths } from '../runtime/index.ts';

/** The lab's own log goes to a file beside those of its components: the terminal is for people. */
export function createLabLogger({ portOffset, stateDir, logLevel }: Pick<LabConfig, 'portOffset' | 'stateDir' | 'logLevel'>): Logger {
  const folder = join(labPaths(portOffset, stateDir).runDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const options = {
    level: logLevel,
    base: { service: 'lab', instance: 'lab-1' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Written at once: the last words of a lab that dies are the ones that matter.
  return pino(options, pino.destination({ dest: join(folder, 'lab.log'), sync: true }));
}
