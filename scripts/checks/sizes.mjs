// Files stay small enough to be read in one go: split by idea when this complains.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../setup/paths.mjs';
import { conclude, isTest, sourceFiles } from './source-files.mjs';

const limits = { median: 60, p90: 200, max: 300 };
const exempt = [/\/migrations\//, /^content\//, /\/seed[^/]*(\/|\.ts$)/, /^web\/e2e\//];

/**
 * What is wrong with the sizes of files.
 * @param {{ file: string, lines: number }[]} sizes
 * @returns {string[]}
 */
export function sizeProblems(sizes) {
  if (sizes.length === 0) return ['there are no source files'];
  const sorted = sizes.map((one) => one.lines).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const problems = sizes
    .filter((one) => one.lines > limits.max)
    .map((one) => `${one.file}: ${one.lines} lines, at most ${limits.max}`);
  if (at(0.5) > limits.median) problems.push(`the median file has ${at(0.5)} lines, at most ${limits.median}`);
  if (at(0.9) > limits.p90) problems.push(`one file in ten has more than ${at(0.9)} lines, at most ${limits.p90}`);
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = sourceFiles()
    .filter((file) => !isTest(file) && !exempt.some((pattern) => pattern.test(file)))
    .map((file) => ({ file, lines: readFileSync(join(rootDir, file), 'utf8').trimEnd().split('\n').length }));
  conclude(`${sizes.length} files within ${limits.median}/${limits.p90}/${limits.max} lines`, sizeProblems(sizes));
}
