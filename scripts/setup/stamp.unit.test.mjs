import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow, hashFiles } from './stamp.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(dir, 'inner'));
  writeFileSync(join(dir, 'a.txt'), 'one');
  writeFileSync(join(dir, 'inner', 'b.txt'), 'two');
});
afterEach(() => rmSync(dir, { recursive: true }));

const hash = () =>
  hashFiles(
    dir,
    filesBelow(dir, (name) => name === 'skipped'),
  );

test('the same contents give the same hash, whatever the dates', () => {
  const before = hash();
  utimesSync(join(dir, 'a.txt'), 0, 0);
  expect(hash()).toBe(before);
});

test('a changed, an added and a renamed file give other hashes', () => {
  const seen = new Set([hash()]);
  writeFileSync(join(dir, 'a.txt'), 'changed');
  seen.add(hash());
  writeFileSync(join(dir, 'inner', 'c.txt'), '');
  seen.add(hash());
  rmSync(join(dir, 'inner', 'c.txt'));
  writeFileSync(join(dir, 'inner', 'd.txt'), '');
  seen.add(hash());
  expect(seen.size).toBe(4);
});

test('what is skipped does not count, and neither does the place', () => {
  const before = hash();
  mkdirSync(join(dir, 'skipped'));
  writeFileSync(join(dir, 'skipped', 'x'), 'x');
  expect(hash()).toBe(before);
  expect(hashFiles(dir, [join(dir, 'a.txt')])).toBe(hashFiles(join(dir, '.'), [join(dir, 'a.txt')]));
});
