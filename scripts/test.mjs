// npm test: runs every suite and closes with the line `N passed, N failed`. See npm test -- --help.
import './setup/node-version.mjs';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensure } from './setup/ensure.mjs';
import { exitWith } from './setup/failure.mjs';
import { rootDir, stateDir } from './setup/paths.mjs';
import { testParts } from './setup/system/index.mjs';
import { locate } from './setup/system/probe.mjs';
import { parseOptions, usage } from './test/options.mjs';
import { endRunning } from './test/process-group.mjs';
import { runSuite } from './test/run-suite.mjs';
import { serverSuites, suites, withNeeded } from './test/suites.mjs';
import { failureText, summaryText, totals } from './test/summary.mjs';

const startedAtMs = Date.now();
const outputDir = join(stateDir, 'test');
const reportPath = (/** @type {string} */ id) => join(outputDir, `${id}.json`);
const logPath = (/** @type {string} */ id) => join(outputDir, `${id}.log`);

try {
  const all = suites({ isFull: process.argv.includes('--full'), reportPath });
  const options = parseOptions(
    process.argv.slice(2),
    all.map((suite) => suite.id),
  );
  if (options.isHelp) {
    process.stdout.write(`${usage.replace('SUITES', all.map((suite) => suite.id).join(', '))}\n`);
    process.exit(0);
  }
  const needsServers = options.only.some((id) => serverSuites.includes(id));
  await ensure(needsServers ? { parts: testParts } : {});
  mkdirSync(outputDir, { recursive: true });

  let isInterrupted = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!isInterrupted) process.stdout.write('\nending what runs …\n');
      isInterrupted = true;
      endRunning();
    });
  }

  // Whatever a suite starts inherits this, so that leftovers are found without ever touching anything else.
  const runId = randomUUID();
  const browser = locate('browser')?.[0];
  const env = {
    BULKHEAD_TEST_RUN: runId,
    NO_COLOR: '1',
    ...(browser ? { BULKHEAD_CHROMIUM: browser } : {}),
    ...(options.isFull ? { BULKHEAD_TEST_FULL: '1' } : {}),
  };
  const deadlineMs = startedAtMs + options.deadlineMs;
  const results = [];
  const chosen = withNeeded(options.only);
  for (const suite of all.filter((one) => chosen.includes(one.id))) {
    if (isInterrupted) break;
    const paths = { logPath: logPath(suite.id), reportPath: reportPath(suite.id) };
    const result = await runSuite(suite, { ...paths, env, mark: `BULKHEAD_TEST_RUN=${runId}`, deadlineMs });
    if (result.failed > 0) {
      const log = relative(rootDir, paths.logPath);
      process.stdout.write(failureText(result, readFileSync(paths.logPath, 'utf8'), log));
    }
    results.push(result);
  }
  if (Date.now() > deadlineMs) {
    process.stdout.write(`\nThe time of ${options.deadlineMs / 60_000} minutes was over: what ran was ended.\n`);
  }
  process.stdout.write(`${summaryText(results, Date.now() - startedAtMs)}\n`);
  const { passed, failed } = totals(results);
  process.exit(isInterrupted ? 130 : failed > 0 || passed === 0 ? 1 : 0);
} catch (error) {
  exitWith(error);
}
