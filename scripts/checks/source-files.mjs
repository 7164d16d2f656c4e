import { relative, sep } from 'node:path';
import { rootDir } from '../setup/paths.mjs';
import { filesBelow } from '../setup/stamp.mjs';

const notOurs = new Set([
  'node_modules',
  '.git',
  '.bulkhead',
  '.next',
  '.turbo',
  'out',
  'test-results',
  'playwright-report',
]);

/**
 * The repository's source files (TypeScript and JavaScript), as paths relative to its root with forward slashes.
 * @returns {string[]}
 */
export function sourceFiles() {
  return filesBelow(rootDir, (name) => notOurs.has(name))
    .map((file) => relative(rootDir, file).split(sep).join('/'))
    .filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

/**
 * Whether a file is a test, or lies in a `test` folder that only tests use.
 * @param {string} file
 */
export function isTest(file) {
  return /\.(unit|int|lab|e2e)\.test\.(ts|tsx|mjs)$|\/test\//.test(file) || file.startsWith('web/e2e/');
}

/**
 * Ends a check: prints what is wrong, or what holds.
 * @param {string} holds a sentence for success
 * @param {string[]} problems one line each
 */
export function conclude(holds, problems) {
  process.stdout.write(
    problems.length === 0 ? `${holds}\n` : `${problems.join('\n')}\n\n${problems.length} problems\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
