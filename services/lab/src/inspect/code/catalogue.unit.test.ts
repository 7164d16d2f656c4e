import { componentIds } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../runtime/index.ts';
import { catalogue } from './catalogue.ts';
import { readRegions, regionOf } from './read-region.ts';

describe('what runs here', () => {
  it.each(componentIds)('of %s: every piece is there, short enough to be read, and says why', async (id) => {
    const regions = await readRegions(projectRoot, catalogue[id]);
    expect(regions.length).toBeGreaterThanOrEqual(2);
    expect(regions.length).toBeLessThanOrEqual(6);
    for (const { file, text, startLine, endLine, why } of regions) {
      expect(file).not.toContain('..');
      expect(text.trim()).not.toBe('');
      expect(text.split('\n').length, file).toBe(endLine - startLine + 1);
      expect(endLine - startLine, file).toBeLessThan(80);
      expect(why.endsWith('.'), why).toBe(true);
    }
  });

  it('names each piece once for a component', () => {
    for (const id of componentIds) {
      const names = catalogue[id].map(({ file, region }) => `${file}#${region}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('is not served when a name is wrong', async () => {
    const wrong = { title: 'x', why: 'x.', file: 'services/lab/src/lab.ts', region: 'nowhere' };
    await expect(readRegions(projectRoot, [wrong])).rejects.toThrow(/no region nowhere/);
  });
});

describe('a region', () => {
  const source = ['a', '  // #region one', '  const x = 1;', '', '    y();', '  // #endregion one', '#region two', 'b'];

  it('has the lines between its marks, as the file numbers them, without their common indent', () => {
    expect(regionOf(source.join('\n'), 'one')).toEqual({
      startLine: 3,
      endLine: 5,
      text: 'const x = 1;\n\n  y();',
    });
  });

  it('is found in SQL, and only by a comment', () => {
    expect(regionOf('-- #region t\nCREATE TABLE t\n-- #endregion t', 't')?.text).toBe('CREATE TABLE t');
    expect(regionOf(source.join('\n'), 'two')).toBeUndefined();
    expect(regionOf('// #region empty\n// #endregion empty', 'empty')).toBeUndefined();
  });
});
