// Imports go one way (docs/architecture.md): this reads every import and says which ones don't.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../setup/paths.mjs';
import { cycles } from './cycles.mjs';
import { importProblem, sqlProblem } from './import-rules.mjs';
import { importsOf, resolveImport } from './import-specifiers.mjs';
import { conclude, sourceFiles } from './source-files.mjs';

/**
 * Checks a set of files.
 * @param {Map<string, string>} texts by path relative to the root
 * @returns {string[]} one problem a line
 */
export function importProblems(texts) {
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  const problems = [];
  for (const [file, text] of texts) {
    const edges = [];
    for (const { specifier, line, isType } of importsOf(text)) {
      const target = resolveImport(file, specifier, (path) => texts.has(path));
      const problem = importProblem(file, specifier, target);
      if (problem) problems.push(`${file}:${line}: ${problem}`);
      // A type import is gone at run time and can't make a cycle there.
      if (target !== undefined && !isType) edges.push(target);
    }
    graph.set(file, edges);
    const sql = sqlProblem(file, text);
    if (sql) problems.push(sql);
  }
  return [...problems, ...cycles(graph).map((cycle) => `a cycle: ${cycle.join(' → ')}`)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const texts = new Map(sourceFiles().map((file) => [file, readFileSync(join(rootDir, file), 'utf8')]));
  conclude(`${texts.size} files import in the allowed directions, without cycles`, importProblems(texts));
}
