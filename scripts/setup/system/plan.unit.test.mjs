import { expect, test } from 'vitest';
import { planInstall, systemName } from './plan.mjs';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const ubuntu = 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\n';
const mint = 'PRETTY_NAME="Linux Mint 22"\nID=linuxmint\nID_LIKE="ubuntu debian"\n';

test.each([
  ['linux', debian, 'debian', false],
  ['linux', ubuntu, 'debian', true],
  ['linux', mint, 'debian', true],
  ['linux', 'ID=fedora\n', 'fedora', false],
  ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora', false],
  ['linux', 'ID=arch\n', 'arch', false],
  ['linux', '', 'other', false],
  ['darwin', '', 'macos', false],
])('knows the system: %s %j is %s', (platform, osRelease, family, isUbuntu) => {
  expect(systemName(platform, osRelease)).toMatchObject({ family, isUbuntu });
});

test('Debian gets only the packages of what is missing', () => {
  const system = systemName('linux', debian);
  expect(planInstall(system, ['broker'], () => true)).toEqual({ kind: 'apt', packages: ['rabbitmq-server'] });
  expect(planInstall(system, ['database', 'browser'], () => true)).toMatchObject({
    packages: ['mariadb-server-core', 'mariadb-client-core', 'chromium', 'fonts-liberation'],
  });
});

test('a release that has the version in the name gets that name', () => {
  const plan = planInstall(systemName('linux', ubuntu), ['database'], (name) => name === 'mariadb-server-core-10.6');
  expect(plan).toEqual({ kind: 'apt', packages: ['mariadb-server-core-10.6', 'mariadb-client-core-10.6'] });
});

test('other systems get one command for each missing part', () => {
  for (const [platform, osRelease] of [
    ['darwin', ''],
    ['linux', 'ID=fedora'],
    ['linux', 'ID=arch'],
    ['linux', 'ID=void'],
  ]) {
    const plan = planInstall(systemName(platform ?? '', osRelease ?? ''), ['database', 'broker'], () => false);
    const commands = plan.kind === 'by-hand' ? plan.commands : [];
    expect(commands).toHaveLength(2);
    expect(commands.every((command) => command.length > 0)).toBe(true);
  }
});
