/** @typedef {{ passed: number, failed: number, problems: string[] }} Result problems: one line each, for people */

/**
 * The parts that are read of a vitest JSON report.
 * @typedef {object} VitestReport
 * @property {{ name: string, message?: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/**
 * The parts that are read of a Playwright JSON report.
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/**
 * Counts a vitest JSON report. A file that could not be loaded and a skipped test count as failed: neither proves
 * anything.
 * @param {VitestReport} report
 * @returns {Result}
 */
export function vitestResult(report) {
  /** @type {Result} */
  const result = { passed: 0, failed: 0, problems: [] };
  for (const file of report.testResults) {
    const tests = file.assertionResults;
    if (tests.length === 0) fail(result, `${file.name}: ${file.message || 'holds no test'}`);
    for (const test of tests) {
      if (test.status === 'passed') result.passed += 1;
      else fail(result, `${file.name}: ${test.fullName} (${test.status})`);
    }
  }
  return result;
}

/**
 * Counts a Playwright JSON report. Skipped tests count as failed, and so do errors outside of any test.
 * @param {PlaywrightReport} report
 * @returns {Result}
 */
export function playwrightResult(report) {
  /** @type {Result} */
  const result = { passed: 0, failed: 0, problems: [] };
  const visit = (/** @type {PlaywrightSuite} */ suite, /** @type {string} */ path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') result.passed += 1;
        else if (test.status === 'flaky') fail(result, `${path} › ${spec.title} (passed only when tried again)`);
        else fail(result, `${path} › ${spec.title} (${test.status})`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} › ${inner.title}`);
  };
  for (const suite of report.suites) visit(suite, suite.title);
  for (const error of report.errors ?? []) fail(result, error.message?.split('\n')[0] ?? 'error outside of any test');
  return result;
}

/**
 * Reads the last line `N passed, N failed` of an output.
 * @param {string} output
 * @returns {Result | undefined} undefined when there is none
 */
export function tallyResult(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
  return found ? { passed: Number(found[1]), failed: Number(found[2]), problems: [] } : undefined;
}

/**
 * Makes a result honest: a suite that failed as a whole, was cut off, left processes behind or ran nothing has at least
 * one failed test, whatever its report says.
 * @param {Result} counted
 * @param {{ exitCode: number, cutOff: boolean, leftBehind: string[] }} end
 * @returns {Result}
 */
export function settle(counted, end) {
  const result = { ...counted, problems: [...counted.problems] };
  if (end.leftBehind.length > 0) fail(result, `left processes behind: ${end.leftBehind.join('; ')}`);
  if (end.cutOff) fail(result, 'was ended before it was done');
  if (result.failed === 0 && end.exitCode !== 0) fail(result, `ended with exit code ${end.exitCode}`);
  if (result.passed + result.failed === 0) fail(result, 'ran no test');
  return result;
}

/**
 * @param {Result} result
 * @param {string} problem
 */
function fail(result, problem) {
  result.failed += 1;
  result.problems.push(problem);
}
