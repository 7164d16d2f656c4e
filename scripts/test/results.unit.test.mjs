import { expect, test } from 'vitest';
import { playwrightResult, settle, tallyResult, vitestResult } from './results.mjs';

const good = { exitCode: 0, cutOff: false, leftBehind: [] };

test('vitest: skipped tests and files that could not be loaded count as failed', () => {
  const result = vitestResult({
    testResults: [
      { name: 'a', assertionResults: [status('passed'), status('passed'), status('failed'), status('pending')] },
      { name: 'b', message: 'SyntaxError', assertionResults: [] },
    ],
  });
  expect(result).toMatchObject({ passed: 2, failed: 3 });
  expect(result.problems.at(-1)).toContain('SyntaxError');
});

test('playwright: nested suites are counted; flaky and skipped are failures', () => {
  const spec = (/** @type {string} */ outcome) => ({ title: outcome, tests: [{ status: outcome }] });
  const inner = { title: 'inner', specs: [spec('expected'), spec('flaky'), spec('skipped')] };
  const report = { suites: [{ title: 'file', specs: [spec('expected')], suites: [inner] }], errors: [] };
  expect(playwrightResult(report)).toMatchObject({ passed: 2, failed: 2 });
  expect(playwrightResult({ suites: [], errors: [{ message: 'no server\nmore' }] }).problems).toEqual(['no server']);
});

test('a tally is the last such line of an output', () => {
  expect(tallyResult('1 passed, 1 failed\nagain\n12 passed, 0 failed\n')).toMatchObject({ passed: 12, failed: 0 });
  expect(tallyResult('all good')).toBeUndefined();
});

test('a suite that proves nothing fails', () => {
  const nothing = { passed: 0, failed: 0, problems: [] };
  const some = { passed: 3, failed: 0, problems: [] };
  expect(settle(nothing, good)).toMatchObject({ failed: 1, problems: ['ran no test'] });
  expect(settle(some, good)).toMatchObject({ passed: 3, failed: 0 });
  expect(settle(some, { ...good, exitCode: 1 }).failed).toBe(1);
  expect(settle(some, { ...good, cutOff: true }).failed).toBe(1);
  expect(settle(some, { ...good, leftBehind: ['42 mariadbd'] }).problems[0]).toContain('42 mariadbd');
});

/** @param {string} value */
function status(value) {
  return { fullName: 'a test', status: value };
}
