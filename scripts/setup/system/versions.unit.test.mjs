import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, isNewEnough, parseDatabaseVersion } from './versions.mjs';

test('tells MariaDB from MySQL by what the server says of itself', () => {
  const mariadb = '/usr/sbin/mysqld  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)';
  const mysql = '/usr/sbin/mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)';
  expect(parseDatabaseVersion(mariadb)).toEqual({ flavour: 'MariaDB', version: '10.11.19' });
  expect(parseDatabaseVersion(mysql)).toEqual({ flavour: 'MySQL', version: '8.4.3' });
  expect(parseDatabaseVersion('command not found')).toBeUndefined();
});

test.each([
  ['MariaDB', '10.6.0', true],
  ['MariaDB', '10.5.29', false],
  ['MariaDB', '11.8.2', true],
  ['MySQL', '8.0.43', false],
  ['MySQL', '8.4.0', true],
  ['MySQL', '9.4.0', true],
])('%s %s is new enough: %s', (flavour, version, expected) => {
  expect(isNewEnough({ flavour: flavour === 'MySQL' ? 'MySQL' : 'MariaDB', version })).toBe(expected);
});

test('versions are ordered by number and not by text', () => {
  const version = fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      expect(compareVersions(a, `${a}.0`)).toBe(0);
    }),
  );
  expect(compareVersions('10.11', '10.6')).toBeGreaterThan(0);
});
