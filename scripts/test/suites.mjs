import { join } from 'node:path';
import { packageBin, pinnedNode, rootDir, stateDir } from '../setup/paths.mjs';

/**
 * How a suite's result is read: `exit` counts as one test by its exit code, `tally` by its last line
 * `N passed, N failed`, the others by the JSON report that the tool writes.
 * @typedef {'exit' | 'tally' | 'vitest' | 'playwright'} ResultKind
 */

/**
 * @typedef {object} Suite
 * @property {string} id as `--only` names it
 * @property {string} proves what is known when it passes
 * @property {ResultKind} result
 * @property {string[][]} commands run one after the other; all must succeed
 * @property {Record<string, string>} [env]
 */

const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
const script = (/** @type {string[]} */ ...path) => [pinnedNode, join(rootDir, ...path)];

/** Suites that run the project's servers. */
export const serverSuites = ['int', 'lab', 'e2e', 'web-bench', 'storm', 'bench', 'mysql', 'docker'];
const dashboardSuites = ['lab', 'e2e', 'web-bench', 'storm', 'bench'];

/**
 * The suites that must run too, so that the asked ones find what they need.
 * @param {string[]} asked
 */
export function withNeeded(asked) {
  return asked.some((id) => dashboardSuites.includes(id)) ? [...asked, 'build'] : asked;
}

/**
 * The suites in the order in which they run: what fails fast comes first.
 * @param {{ isFull: boolean, reportPath: (id: string) => string }} options
 * @returns {Suite[]}
 */
export function suites({ isFull, reportPath }) {
  const full = isFull ? ['--full'] : [];
  return [
    {
      id: 'types',
      proves: 'every package and every script type-checks',
      result: 'exit',
      commands: [
        [packageBin('turbo'), 'run', 'types', '--ui=stream', '--cache=local:rw', '--concurrency=2', '--continue'],
        [packageBin('tsc'), '-p', join(rootDir, 'scripts')],
      ],
    },
    {
      id: 'lint',
      proves: 'format and lint rules hold',
      result: 'exit',
      commands: [[packageBin('biome'), 'check', '--colors=off', '--max-diagnostics=60', '.']],
    },
    {
      id: 'imports',
      proves: 'imports go one way, without cycles',
      result: 'exit',
      commands: [script('scripts', 'checks', 'imports.mjs')],
    },
    {
      id: 'unused',
      proves: 'no dead files, exports or dependencies',
      result: 'exit',
      commands: [[packageBin('knip'), '--no-progress', '--no-config-hints']],
    },
    {
      id: 'sizes',
      proves: 'files stay small; no any, no skipped test, no unexplained exception',
      result: 'exit',
      commands: [script('scripts', 'checks', 'sizes.mjs'), script('scripts', 'checks', 'source-rules.mjs')],
    },
    vitestSuite('unit', 'the pure rules, by examples and by properties', reportPath),
    {
      id: 'build',
      proves: 'the dashboard builds, without the network',
      result: 'exit',
      commands: [script('scripts', 'build.mjs')],
    },
    vitestSuite('int', 'each part against a real database and a real broker', reportPath),
    vitestSuite('lab', 'the whole lab: real servers killed, frozen and started', reportPath),
    {
      id: 'e2e',
      proves: 'what a person sees, in a real Chromium',
      result: 'playwright',
      commands: [
        [packageBin('playwright'), 'test', '-c', join(rootDir, 'web', 'playwright.config.ts'), '--reporter=list,json'],
      ],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath('e2e') },
    },
    {
      id: 'web-bench',
      proves: "the dashboard's benchmark runs (figures: npm run bench:web)",
      result: 'exit',
      commands: [[...script('web', 'bench', 'main.ts'), ...(isFull ? [] : ['--smoke'])]],
    },
    {
      id: 'storm',
      proves: 'nothing is lost or doubled while everything is killed once',
      result: 'tally',
      commands: [[...script('services', 'lab', 'src', 'storm', 'main.ts'), ...full]],
    },
    {
      id: 'bench',
      proves: 'the benchmark runs (figures: npm run bench)',
      result: 'exit',
      commands: [[...script('services', 'lab', 'src', 'bench', 'main.ts'), ...(isFull ? [] : ['--smoke'])]],
    },
    ...(isFull ? containerSuites(reportPath) : []),
  ];
}

/**
 * Suites that need a container engine.
 * @param {(id: string) => string} reportPath
 * @returns {Suite[]}
 */
function containerSuites(reportPath) {
  const onMysql = vitestSuite('int', 'each part against MySQL 9.7, taken out of its image', reportPath, 'mysql');
  const server = join(stateDir, 'mysql-9.7', 'mysqld');
  return [
    {
      ...onMysql,
      commands: [script('scripts', 'docker', 'take-mysql.mjs'), ...onMysql.commands],
      env: { BULKHEAD_DATABASE_SERVER: server },
    },
    vitestSuite('docker', 'the same lab in containers: isolation, verbs, storm, browser, nothing left', reportPath),
  ];
}

/**
 * @param {string} project of vitest
 * @param {string} proves
 * @param {(id: string) => string} reportPath
 * @param {string} [id] the project's name when left out
 * @returns {Suite}
 */
function vitestSuite(project, proves, reportPath, id = project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath(id)}`];
  return {
    id,
    proves,
    result: 'vitest',
    commands: [[pinnedNode, vitest, 'run', '--project', project, ...reporters]],
  };
}
