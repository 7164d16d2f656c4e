/** @typedef {'MariaDB' | 'MySQL'} DatabaseFlavour */
/** @typedef {{ flavour: DatabaseFlavour, version: string }} DatabaseVersion */

/** The oldest servers that the lab runs on. */
export const oldestDatabase = { MariaDB: '10.6', MySQL: '8.4' };

/**
 * Reads what `mariadbd --version` or `mysqld --version` prints. The name of the binary says nothing: on Debian `mysqld`
 * is a link to `mariadbd`.
 * @param {string} text
 * @returns {DatabaseVersion | undefined}
 */
export function parseDatabaseVersion(text) {
  const version = /Ver\s+(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) return undefined;
  return { flavour: /mariadb/i.test(text) ? 'MariaDB' : 'MySQL', version };
}

/**
 * Whether a server is new enough for the lab.
 * @param {DatabaseVersion} found
 */
export function isNewEnough(found) {
  return compareVersions(found.version, oldestDatabase[found.flavour]) >= 0;
}

/**
 * Compares dotted versions by their numbers: negative when `a` is older. A missing part counts as 0.
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
