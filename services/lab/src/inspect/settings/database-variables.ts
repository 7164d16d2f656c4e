/** A variable of the database server that is worth knowing here. */
export interface KnownVariable {
  readonly name: string;
  /** Why it matters here: one sentence. */
  readonly why: string;
  readonly unit?: 'bytes' | 's';
  /** MySQL tells no defaults; this is what its manual says for 8.4. MariaDB is asked. */
  readonly mysqlDefault?: string;
}

/** By theme, best first. What a server does not have is left out: the two flavours differ. */
export const knownVariables: Readonly<Record<string, readonly KnownVariable[]>> = {
  'Does a commit survive?': [
    {
      name: 'innodb_flush_log_at_trx_commit',
      why: '1: each commit is synced to the disk before it is answered, so it survives a kill and a power cut.',
      mysqlDefault: '1',
    },
    {
      name: 'sync_binlog',
      why: '1: the binary log is synced at each commit too, so a restore to a moment misses nothing.',
      mysqlDefault: '1',
    },
    {
      name: 'innodb_doublewrite',
      why: 'ON: a page that was half written when the server died is repaired from its copy.',
      mysqlDefault: 'ON',
    },
    {
      name: 'log_bin',
      why: 'ON: every change is also written to a log that replicas and point-in-time recovery read.',
      mysqlDefault: 'ON',
    },
    {
      name: 'binlog_format',
      why: 'ROW: the log holds the changed rows and not the statements, so a replay gives the same rows.',
      mysqlDefault: 'ROW',
    },
    {
      name: 'binlog_expire_logs_seconds',
      why: 'How far back a recovery can go without a newer backup.',
      unit: 's',
      mysqlDefault: '2592000',
    },
  ],
  Memory: [
    {
      name: 'innodb_buffer_pool_size',
      why: 'The pages kept in memory. Small here, because five servers share one machine.',
      unit: 'bytes',
      mysqlDefault: '134217728',
    },
    {
      name: 'innodb_log_file_size',
      why: 'The redo log: the larger, the rarer pages must be written, and the longer a recovery takes.',
      unit: 'bytes',
      mysqlDefault: '50331648',
    },
    {
      name: 'innodb_redo_log_capacity',
      why: 'The redo log: the larger, the rarer pages must be written, and the longer a recovery takes.',
      unit: 'bytes',
      mysqlDefault: '104857600',
    },
    {
      name: 'max_allowed_packet',
      why: 'The longest statement or row; a longer one is refused.',
      unit: 'bytes',
      mysqlDefault: '67108864',
    },
  ],
  Connections: [
    {
      name: 'max_connections',
      why: 'More than this are refused: a leak in one service can not take the machine down.',
      mysqlDefault: '151',
    },
    {
      name: 'extra_port',
      why: 'A second door with places of its own, for the lab when all the others are taken.',
    },
    {
      name: 'admin_port',
      why: 'A second door with places of its own, for the lab when all the others are taken.',
      mysqlDefault: '33062',
    },
    {
      name: 'wait_timeout',
      why: 'An idle connection is closed after this; the pools notice and open another.',
      unit: 's',
      mysqlDefault: '28800',
    },
    { name: 'bind_address', why: 'From where it can be reached: 127.0.0.1 is this machine only.', mysqlDefault: '*' },
    { name: 'local_infile', why: 'OFF: no client can be talked into sending one of its files.', mysqlDefault: 'OFF' },
  ],
  'Locks and isolation': [
    {
      name: 'transaction_isolation',
      why: 'What one transaction sees of another. The services ask for READ COMMITTED in their own sessions.',
      mysqlDefault: 'REPEATABLE-READ',
    },
    {
      name: 'tx_isolation',
      why: 'What one transaction sees of another. The services ask for READ COMMITTED in their own sessions.',
    },
    {
      name: 'innodb_lock_wait_timeout',
      why: 'A row lock that is not given by then never will be; the services say 1 s in their own sessions.',
      unit: 's',
      mysqlDefault: '50',
    },
    {
      name: 'lock_wait_timeout',
      why: 'The same for locks on whole tables, which migrations take.',
      unit: 's',
      mysqlDefault: '31536000',
    },
    {
      name: 'innodb_deadlock_detect',
      why: 'ON: of two that wait for each other one is rolled back at once, and tries again.',
      mysqlDefault: 'ON',
    },
    {
      name: 'idle_transaction_timeout',
      why: 'A transaction that does nothing for so long is ended: a frozen service gives its locks back.',
      unit: 's',
    },
    {
      name: 'innodb_snapshot_isolation',
      why: 'ON: refuses to overwrite a row that this transaction has not seen in its newest form.',
    },
  ],
  'The server': [
    { name: 'version', why: 'As the server itself says.' },
    { name: 'version_comment', why: 'Who built it.' },
    { name: 'server_id', why: 'Its name among replicas; two of one name can not replicate.', mysqlDefault: '1' },
    { name: 'character_set_server', why: 'utf8mb4 holds every script and every emoji.', mysqlDefault: 'utf8mb4' },
    {
      name: 'time_zone',
      why: 'UTC everywhere, so that times of different databases can be compared.',
      mysqlDefault: 'SYSTEM',
    },
    {
      name: 'performance_schema',
      why: 'OFF: its own books cost more memory than these small databases have.',
      mysqlDefault: 'ON',
    },
  ],
};
