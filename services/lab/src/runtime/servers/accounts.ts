import type { AccountPasswords } from '../secrets.ts';
import type { DatabaseServer } from './detect.ts';
import { closeForeignAccounts } from './flavour.ts';

/**
 * From where an account may come. On this machine TCP is 127.0.0.1 (names are not resolved) and the socket localhost; a
 * database in a container is closed by its network, and its own root is the way in for a person.
 */
const hostsHere = ['127.0.0.1', 'localhost'] as const;
const hostsEverywhere = ['%'] as const;

// #region rights
/**
 * The rights of each account:
 * app: data of its own schema · migrator: data and tables of its own schema · lab_reader: reads everything there ·
 * lab_admin: everything, for faults, backups and reset.
 */
function rightsOf(schema: string): Record<keyof AccountPasswords, string> {
  return {
    app: `SELECT, INSERT, UPDATE, DELETE ON \`${schema}\`.*`,
    migrator: `ALL PRIVILEGES ON \`${schema}\`.*`,
    lab_reader: 'SELECT, PROCESS, SHOW VIEW, SHOW DATABASES ON *.*',
    lab_admin: 'ALL PRIVILEGES ON *.*',
  };
}
// #endregion rights

/**
 * The SQL that gives a server its schema and accounts, one statement a line (an init file wants that). It can be run
 * again with other passwords. It is kept out of the binary log: accounts are not data.
 *
 * @throws RangeError when the schema's name is not a plain identifier
 */
export function accountStatements(
  server: DatabaseServer | 'everywhere',
  schema: string,
  passwords: AccountPasswords,
): string[] {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new RangeError(`schema: ${schema} is not a plain lower-case name`);
  const rights = rightsOf(schema);
  const statements = [
    'SET SESSION sql_log_bin = 0;',
    `CREATE DATABASE IF NOT EXISTS \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`,
    ...(server === 'everywhere' ? [] : closeForeignAccounts(server)),
  ];
  for (const account of ['app', 'migrator', 'lab_reader', 'lab_admin'] as const) {
    for (const host of server === 'everywhere' ? hostsEverywhere : hostsHere) {
      const user = `'${account}'@'${host}'`;
      const withGrant = account === 'lab_admin' ? ' WITH GRANT OPTION' : '';
      statements.push(
        `CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY '${passwords[account]}';`,
        `ALTER USER ${user} IDENTIFIED BY '${passwords[account]}';`,
        `GRANT ${rights[account]} TO ${user}${withGrant};`,
      );
    }
  }
  return statements;
}
