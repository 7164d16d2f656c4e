import { expect, test } from 'vitest';
import { parseProcStat, parsePsLine } from './identity.ts';
import { familyOf } from './process-table.ts';

const stat =
  '4242 (a (strange) name) T 1 4242 4242 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 5 0 987654 1000 200 18446744073709551615';

test('reads a line of /proc, whatever the name of the command', () => {
  expect(parseProcStat(stat)).toEqual({
    pid: 4242,
    parentPid: 1,
    groupId: 4242,
    startTime: '987654',
    isFrozen: true,
    isZombie: false,
    cpuMs: 3_000,
  });
});

test('reads nothing from what is no such line', () => {
  expect(parseProcStat('')).toBeUndefined();
  expect(parseProcStat('12 (cut')).toBeUndefined();
});

test('reads a line of ps', () => {
  expect(parsePsLine(' 77   1   77 Ss   1:02.50 Mon Nov 23 10:00:00 2026')).toMatchObject({
    pid: 77,
    startTime: 'Mon Nov 23 10:00:00 2026',
    isFrozen: false,
    cpuMs: 62_500,
  });
});

test('a family is the group, and the descendants that made groups of their own', () => {
  const facts = (pid: number, parentPid: number, groupId: number) => ({
    ...{ pid, parentPid, groupId, startTime: '1' },
    ...{ isFrozen: false, isZombie: false, cpuMs: 0 },
  });
  const all = [facts(10, 1, 10), facts(11, 1, 10), facts(13, 12, 13), facts(12, 11, 12), facts(20, 1, 20)];
  expect(
    familyOf(10, all)
      .map(({ pid }) => pid)
      .sort(),
  ).toEqual([10, 11, 12, 13]);
  expect(familyOf(99, all)).toEqual([]);
});
