import type { DatabaseServer } from './detect.ts';

/** Everything in which MariaDB and MySQL differ for the lab, in one place. */

export interface ServerFiles {
  readonly dataDir: string;
  readonly tmpDir: string;
  readonly filesDir: string;
  readonly socket: string;
  readonly pidFile: string;
  /** The `my.cnf` of this server. */
  readonly configFile: string;
}

export interface ServerPorts {
  readonly port: number;
  /** A second port with connections of its own, for the lab when the ordinary ones are used up. */
  readonly extraPort: number;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** How to make an empty data folder (`files.dataDir`), with no password and no network account. */
export function installCommand(server: DatabaseServer, files: ServerFiles): { command: string; args: string[] } {
  const asRoot = isRoot() ? ['--user=root'] : [];
  if (server.flavour === 'MySQL') {
    return {
      command: server.binary,
      args: [`--defaults-file=${files.configFile}`, '--initialize-insecure', ...asRoot],
    };
  }
  return {
    // The detector finds no MariaDB without its installer.
    command: server.installer ?? 'mariadb-install-db',
    args: [
      `--defaults-file=${files.configFile}`,
      `--datadir=${files.dataDir}`,
      `--tmpdir=${files.tmpDir}`,
      '--auth-root-authentication-method=socket',
      '--skip-test-db',
      '--skip-name-resolve',
      ...asRoot,
    ],
  };
}

// #region durable-settings
/** The settings of one server. Durable, small, on the loopback interface only. */
export function serverConfig(server: DatabaseServer, files: ServerFiles, ports: ServerPorts): string {
  const own = server.flavour === 'MariaDB' ? mariadbSettings(ports) : mysqlSettings(ports);
  const lines = [
    '[mysqld]',
    `datadir = ${files.dataDir}`,
    `tmpdir = ${files.tmpDir}`,
    `secure_file_priv = ${files.filesDir}`,
    `socket = ${files.socket}`,
    `pid_file = ${files.pidFile}`,
    `port = ${ports.port}`,
    'bind_address = 127.0.0.1',
    'skip_name_resolve = ON',
    'local_infile = OFF',
    `server_id = ${ports.port}`,
    // A killed client counts as a connect error, and too many of them would lock 127.0.0.1 out.
    'max_connect_errors = 4294967295',
    'max_connections = 60',
    'max_allowed_packet = 16M',
    'character_set_server = utf8mb4',
    'collation_server = utf8mb4_unicode_ci',
    "default_time_zone = '+00:00'",
    '# durable: an answered commit survives kill -9',
    'innodb_flush_log_at_trx_commit = 1',
    'sync_binlog = 1',
    'log_bin = binlog',
    'max_binlog_size = 64M',
    '# a pool below 24M halves the speed of commits',
    'innodb_buffer_pool_size = 32M',
    'innodb_buffer_pool_dump_at_shutdown = OFF',
    'innodb_buffer_pool_load_at_startup = OFF',
    'performance_schema = OFF',
    'table_open_cache = 400',
    'key_buffer_size = 1M',
    '# a lock that is not given in seconds never will be',
    'innodb_lock_wait_timeout = 4',
    'lock_wait_timeout = 8',
    ...own,
  ];
  return `${lines.join('\n')}\n`;
}
// #endregion durable-settings

function mariadbSettings(ports: ServerPorts): string[] {
  return [
    'innodb_log_file_size = 48M',
    'binlog_format = ROW',
    'expire_logs_days = 1',
    `extra_port = ${ports.extraPort}`,
    'extra_max_connections = 4',
    'idle_transaction_timeout = 30',
    'aria_pagecache_buffer_size = 4M',
    // Refuses to overwrite what a repeatable-read snapshot has not seen; unknown to the oldest versions.
    'loose_innodb_snapshot_isolation = ON',
  ];
}

/**
 * Rows are the binary log's only format that is not deprecated here, and the default. Nothing ends a transaction that
 * idles, as MariaDB's `idle_transaction_timeout` does: a frozen service keeps its locks until it thaws or is killed.
 */
function mysqlSettings(ports: ServerPorts): string[] {
  return [
    'innodb_redo_log_capacity = 48M',
    'binlog_expire_logs_seconds = 86400',
    'admin_address = 127.0.0.1',
    `admin_port = ${ports.extraPort}`,
    // The certificate that the server made for its first port; without it, each start warns.
    'loose_admin_ssl_ca = ca.pem',
    'loose_admin_ssl_cert = server-cert.pem',
    'loose_admin_ssl_key = server-key.pem',
    'mysqlx = 0',
    'log_error_verbosity = 2',
    '# the defaults of 8.4 and later suit large machines: they take 90 MB more',
    'innodb_log_buffer_size = 8M',
    'loose_innodb_doublewrite_pages = 4',
    // Containers may not ask for it, and a pool this small gains nothing; not in every build.
    'loose_innodb_numa_interleave = OFF',
  ];
}

/** Arguments that are no settings: they depend on who starts the server. */
export function launchArgs(files: ServerFiles, initFile: string | undefined): string[] {
  return [
    `--defaults-file=${files.configFile}`,
    ...(initFile === undefined ? [] : [`--init-file=${initFile}`]),
    ...(isRoot() ? ['--user=root'] : []),
  ];
}

/** Statements that leave no way in over the network but the lab's own accounts. */
export function closeForeignAccounts(server: DatabaseServer): string[] {
  if (server.flavour === 'MySQL') return ["ALTER USER 'root'@'localhost' ACCOUNT LOCK;"];
  return [
    "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');",
    'FLUSH PRIVILEGES;',
  ];
}
