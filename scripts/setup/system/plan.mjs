/** @typedef {import('./probe.mjs').Part} Part */
/** @typedef {'debian' | 'fedora' | 'arch' | 'macos' | 'other'} SystemFamily */
/** @typedef {{ family: SystemFamily, isUbuntu: boolean, name: string }} SystemName */
/**
 * What to do about missing parts: install them with apt, or tell the person the commands.
 * @typedef {{ kind: 'apt', packages: string[] } | { kind: 'by-hand', commands: string[] }} InstallPlan
 */

/**
 * Which family of systems this is.
 * @param {string} platform as Node.js names it
 * @param {string} osRelease the text of /etc/os-release, empty when there is none
 * @returns {SystemName}
 */
export function systemName(platform, osRelease) {
  if (platform === 'darwin') return { family: 'macos', isUbuntu: false, name: 'macOS' };
  const value = (/** @type {string} */ key) =>
    new RegExp(`^${key}=(.*)$`, 'm').exec(osRelease)?.[1]?.replace(/^"|"$/g, '') ?? '';
  const ids = [value('ID'), ...value('ID_LIKE').split(' ')];
  const name = value('PRETTY_NAME') || value('ID') || platform;
  const isUbuntu = ids.includes('ubuntu');
  if (ids.includes('debian') || isUbuntu) return { family: 'debian', isUbuntu, name };
  if (ids.includes('fedora') || ids.includes('rhel')) return { family: 'fedora', isUbuntu, name };
  if (ids.includes('arch')) return { family: 'arch', isUbuntu, name };
  return { family: 'other', isUbuntu, name };
}

/**
 * Decides how to get the missing parts.
 * @param {SystemName} system
 * @param {Part[]} missing
 * @param {(name: string) => boolean} hasPackage whether apt knows a package (only asked on Debian and its relatives)
 * @returns {InstallPlan}
 */
export function planInstall(system, missing, hasPackage) {
  if (system.family !== 'debian') return { kind: 'by-hand', commands: commandsByHand(system.family, missing) };
  const database = hasPackage('mariadb-server-core')
    ? ['mariadb-server-core', 'mariadb-client-core']
    : ['mariadb-server-core-10.6', 'mariadb-client-core-10.6']; // Ubuntu 22.04 has the version in the name
  const packages = {
    database,
    broker: ['rabbitmq-server'],
    browser: ['chromium', 'fonts-liberation'],
  };
  return { kind: 'apt', packages: missing.flatMap((part) => packages[part]) };
}

/**
 * @param {SystemFamily} family
 * @param {Part[]} missing
 */
function commandsByHand(family, missing) {
  const install = {
    macos: {
      database: 'brew install mariadb',
      broker: 'brew install rabbitmq',
      browser: 'brew install --cask chromium',
    },
    fedora: {
      database: 'sudo dnf install -y mariadb-server mariadb',
      broker: 'sudo dnf install -y rabbitmq-server',
      browser: 'sudo dnf install -y chromium',
    },
    arch: {
      database: 'sudo pacman -S --needed mariadb',
      broker: 'sudo pacman -S --needed rabbitmq',
      browser: 'sudo pacman -S --needed chromium',
    },
    other: {
      database: 'install MariaDB 10.6 or later (or MySQL 8.4 or later) with its client; no service has to run',
      broker: 'install RabbitMQ 3.10 or later with Erlang; no service has to run',
      browser: 'install Chromium, or set BULKHEAD_CHROMIUM to the path of one',
    },
    debian: { database: '', broker: '', browser: '' },
  }[family];
  return missing.map((part) => install[part]);
}
