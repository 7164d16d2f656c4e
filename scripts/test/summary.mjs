import { shortDuration } from '../setup/duration.mjs';

/** @typedef {import('./run-suite.mjs').SuiteResult} SuiteResult */

const shownProblems = 20;
const shownLines = 80;

/**
 * What a person needs to see of a failed suite: the failed tests by name and the end of its output.
 * @param {SuiteResult} result
 * @param {string} output
 * @param {string} logName where the whole output is
 */
export function failureText(result, output, logName) {
  const problems = result.problems.slice(0, shownProblems).map((problem) => `  ✗ ${problem}`);
  const more = result.problems.length - shownProblems;
  if (more > 0) problems.push(`  … and ${more} more`);
  const lines = output
    .trimEnd()
    .split('\n')
    .slice(-shownLines)
    .map((line) => `  │ ${line}`);
  return ['', `${result.id} failed (whole output: ${logName})`, ...problems, ...lines, ''].join('\n');
}

/**
 * The table at the end, closed by the line `N passed, N failed`.
 * @param {SuiteResult[]} results
 * @param {number} elapsedMs
 */
export function summaryText(results, elapsedMs) {
  const rows = results.map(
    (one) =>
      `${one.failed === 0 ? '✓' : '✗'} ${one.id.padEnd(9)}${String(one.passed).padStart(7)}${String(one.failed).padStart(8)}${one.seconds.toFixed(1).padStart(10)}`,
  );
  const { passed, failed } = totals(results);
  return [
    '',
    `  ${'suite'.padEnd(9)}${'passed'.padStart(7)}${'failed'.padStart(8)}${'seconds'.padStart(10)}`,
    ...rows,
    '',
    `  in ${shortDuration(elapsedMs)}`,
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}

/** @param {SuiteResult[]} results */
export function totals(results) {
  return {
    passed: results.reduce((sum, one) => sum + one.passed, 0),
    failed: results.reduce((sum, one) => sum + one.failed, 0),
  };
}
