import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { step } from '../setup/progress.mjs';
import { endLeftBehind } from './left-behind.mjs';
import { runInGroup } from './process-group.mjs';
import { playwrightResult, settle, tallyResult, vitestResult } from './results.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./results.mjs').Result & { id: string, seconds: number }} SuiteResult */

/**
 * Runs one suite: its output goes to a log file, its counts come from its report.
 * @param {Suite} suite
 * @param {{ logPath: string, reportPath: string, env: Record<string, string>, mark: string, deadlineMs: number }} options
 *   `mark` is an environment variable `NAME=value` by which everything that the suite started is found afterwards
 * @returns {Promise<SuiteResult>}
 */
export function runSuite(suite, options) {
  return step(
    `${suite.id}: ${suite.proves}`,
    (note) => run(suite, options, note),
    ({ passed, failed }) => ({ isGood: failed === 0, title: `${suite.id}: ${passed} passed, ${failed} failed` }),
  );
}

/**
 * @param {Suite} suite
 * @param {Parameters<typeof runSuite>[1]} options
 * @param {(line: string) => void} note
 * @returns {Promise<SuiteResult>}
 */
async function run(suite, options, note) {
  const startedAtMs = Date.now();
  rmSync(options.reportPath, { force: true });
  const log = createWriteStream(options.logPath);
  let exitCode = 0;
  let cutOff = false;
  for (const command of suite.commands) {
    if (cutOff) break;
    const end = await runInGroup(command, {
      env: { ...options.env, ...suite.env },
      deadlineMs: options.deadlineMs,
      onText: (text) => {
        log.write(text);
        note(text.trimEnd().split('\n').at(-1) ?? '');
      },
    });
    exitCode ||= end.exitCode;
    cutOff ||= end.cutOff;
  }
  await new Promise((resolve) => log.end(() => resolve(undefined)));
  const leftBehind = await endLeftBehind(options.mark);
  const counted = count(suite, options, exitCode);
  const result = settle(counted, { exitCode, cutOff, leftBehind });
  return { ...result, id: suite.id, seconds: (Date.now() - startedAtMs) / 1000 };
}

/**
 * @param {Suite} suite
 * @param {{ logPath: string, reportPath: string }} paths
 * @param {number} exitCode
 * @returns {import('./results.mjs').Result}
 */
function count(suite, paths, exitCode) {
  const byExit = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, problems: [] };
  const nothing = { passed: 0, failed: 0, problems: [] };
  if (suite.result === 'exit') return tallyResult(readFileSync(paths.logPath, 'utf8')) ?? byExit;
  if (suite.result === 'tally') return tallyResult(readFileSync(paths.logPath, 'utf8')) ?? nothing;
  if (!existsSync(paths.reportPath)) return nothing;
  const report = JSON.parse(readFileSync(paths.reportPath, 'utf8'));
  return suite.result === 'vitest' ? vitestResult(report) : playwrightResult(report);
}
