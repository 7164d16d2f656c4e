import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { LabConfig } from './config.ts';
import { type LabPaths, labPaths } from './runtime/index.ts';
import { maxLogBytes } from './runtime/process/log-file.ts';

/** Beside the logs of the components. */
export function labLogFile({ runDir }: Pick<LabPaths, 'runDir'>): string {
  return join(runDir, 'logs', 'lab.log');
}

/** The lab's own log goes to a file: the terminal is for people. */
export function createLabLogger({
  portOffset,
  stateDir,
  logLevel,
}: Pick<LabConfig, 'portOffset' | 'stateDir' | 'logLevel'>): Logger {
  const file = labLogFile(labPaths(portOffset, stateDir));
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxLogBytes) renameSync(file, `${file}.1`);
  const options = {
    level: logLevel,
    base: { service: 'lab', instance: 'lab-1' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Written at once: the last words of a lab that dies are the ones that matter.
  return pino(options, pino.destination({ dest: file, sync: true }));
}
