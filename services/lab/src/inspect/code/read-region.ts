import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeRegion } from '@bulkhead/contracts';
import type { Teaching } from './teaching.ts';

/** A part of a file, between `#region name` and `#endregion name`. Undefined when it is not there. */
export function regionOf(source: string, name: string): Pick<CodeRegion, 'startLine' | 'endLine' | 'text'> | undefined {
  const lines = source.split('\n');
  const begin = lines.findIndex((line) => isMark(line, `#region ${name}`));
  const end = lines.findIndex((line) => isMark(line, `#endregion ${name}`));
  if (begin === -1 || end <= begin + 1) return undefined;
  const inside = lines.slice(begin + 1, end);
  return { startLine: begin + 2, endLine: end, text: inside.map(withoutIndent(inside)).join('\n') };
}

/** `// #region x` in TypeScript, `-- #region x` in SQL. */
function isMark(line: string, mark: string): boolean {
  return line.trim().replace(/^(\/\/|--)\s*/, '') === mark && line.trim() !== mark;
}

/** A region inside of a function begins at the left, too. */
function withoutIndent(lines: readonly string[]): (line: string) => string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return (line) => line.slice(shared);
}

/** Reads the pieces from the disk, as they are now. Throws when the catalogue names what is not there. */
export function readRegions(root: string, teachings: readonly Teaching[]): Promise<CodeRegion[]> {
  return Promise.all(
    teachings.map(async (teaching) => {
      const found = regionOf(await readFile(join(root, teaching.file), 'utf8'), teaching.region);
      if (found === undefined) throw new Error(`${teaching.file} has no region ${teaching.region}`);
      return { ...teaching, ...found };
    }),
  );
}
