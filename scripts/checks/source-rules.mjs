// Rules that no linter has: exceptions need a reason, tests are never switched off.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../setup/paths.mjs';
import { conclude, isTest, sourceFiles } from './source-files.mjs';

const offTests =
  /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fixme|fails)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/;
// Biome refuses `any` in TypeScript, but reads no types in comments.
const anyTypes = /@\w+\s*\{[^}]*\bany\b[^}]*\}/;
const tsIgnores = /@ts-(?:ignore|nocheck)\b/;
const bareExpectError = /@ts-expect-error\s*$/;
const unexplainedIgnore =
  /biome-ignore(?:-all)?\s+\S+\s*$|biome-ignore(?:-all)?\s+[^:]*$|biome-ignore(?:-all)?\s+[^:]*:\s*$/;

const casts = /\bas\s+(?!const\b|any\b|unknown\b)[A-Z{(]|\bas\s+unknown\s+as\b/;
const comment = /\/\/|\/\*|^\s*\*/;

/**
 * What breaks the rules in one file, as `line: what`.
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function ruleProblems(file, text) {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const found = [];
    const code = withoutStrings(line);
    if (anyTypes.test(line)) found.push('type any');
    if (tsIgnores.test(line)) found.push('@ts-ignore (use @ts-expect-error with a reason)');
    if (bareExpectError.test(line)) found.push('@ts-expect-error without a reason');
    if (unexplainedIgnore.test(line)) found.push('biome-ignore without a reason');
    if (isTest(file) && offTests.test(code)) found.push('a test that is switched off or alone');
    // A reason may stand above a statement of two lines.
    const isExplained = lines.slice(Math.max(0, index - 2), index + 1).some((near) => comment.test(near));
    if (!isTest(file) && isCast(code) && !isExplained) found.push('a cast (as) without a reason beside or above it');
    return found.map((what) => `${file}:${index + 1}: ${what}`);
  });
}

/** @param {string} code */
function isCast(code) {
  return casts.test(code) && !/^\s*(?:import|export)\b|^\s*\w+ as \w+,?$/.test(code);
}

/**
 * Quoted text is no code. Strings over several lines are not looked through.
 * @param {string} line
 */
function withoutStrings(line) {
  return line.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''").replace(/(^|\s)\/\/.*$/, '$1//');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = sourceFiles().filter((file) => !file.startsWith('scripts/checks/'));
  const problems = files.flatMap((file) => ruleProblems(file, readFileSync(join(rootDir, file), 'utf8')));
  conclude(`${files.length} files without any, switched-off tests and unexplained exceptions`, problems);
}
