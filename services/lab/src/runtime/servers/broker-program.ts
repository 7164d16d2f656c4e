import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brokerDefinitions } from './broker-definitions.ts';
import type { BrokerServer } from './detect.ts';
import { probeBroker, probeTcp } from './probes.ts';
import { baseEnvironment, type Program } from './program.ts';

export interface BrokerOptions {
  readonly server: BrokerServer;
  readonly folder: string;
  /** Unique on this machine: `bulkhead-0`. */
  readonly name: string;
  readonly port: number;
  readonly managementPort: number;
  /** Erlang's name service of this lab, started before the broker. */
  readonly epmdPort: number;
  readonly distributionPort: number;
  readonly password: string;
  readonly cookie: string;
  readonly logFile: string;
}

/** A RabbitMQ of its own: own node name, cookie, home, folders and ports, nothing of the system's. */
export function createBrokerProgram(options: BrokerOptions): Program {
  const { server, folder, port } = options;
  return {
    flavour: `RabbitMQ ${server.version}`,
    port,
    logFile: options.logFile,
    // It takes six seconds, five of them its management plugin's. Not cut short: queues declared seconds ago are written
    // down for good only at its end.
    stopDeadlineMs: 15_000,
    readyDeadlineMs: 90_000,
    prepare: async () => {
      const files = await prepareFiles(options);
      return {
        command: server.script,
        args: [],
        cwd: folder,
        env: environment(options, files),
        logFile: options.logFile,
      };
    },
    probe: async (deadlineMs) => {
      await probeBroker({ port, password: options.password }, deadlineMs);
    },
  };
}

/** Erlang's name service, in the foreground: a child that can be ended. A daemon would outlive the lab. */
export function createEpmdProgram(server: BrokerServer, folder: string, port: number, logFile: string): Program {
  return {
    flavour: 'epmd',
    port,
    logFile,
    stopDeadlineMs: 2_000,
    readyDeadlineMs: 20_000,
    prepare: async () => ({
      command: server.epmd,
      args: ['-address', '127.0.0.1', '-port', String(port)],
      cwd: folder,
      env: { ...baseEnvironment(), HOME: folder },
      logFile,
    }),
    probe: (deadlineMs) => probeTcp(port, deadlineMs),
  };
}

interface BrokerFiles {
  readonly home: string;
  readonly config: string;
  readonly advancedConfig: string;
  readonly plugins: string;
  readonly definitions: string;
}

async function prepareFiles(options: BrokerOptions): Promise<BrokerFiles> {
  const { folder } = options;
  const files: BrokerFiles = {
    home: join(folder, 'home'),
    config: join(folder, 'rabbitmq.conf'),
    advancedConfig: join(folder, 'advanced.config'),
    plugins: join(folder, 'enabled_plugins'),
    definitions: join(folder, 'definitions.json'),
  };
  await mkdir(files.home, { recursive: true, mode: 0o700 });
  const cookie = join(files.home, '.erlang.cookie');
  // Erlang refuses a cookie that others can read; it is read-only, so it is replaced rather than overwritten.
  await rm(cookie, { force: true });
  await writeFile(cookie, options.cookie, { mode: 0o400 });
  await chmod(cookie, 0o400);
  await writeFile(files.plugins, '[rabbitmq_management].\n');
  await writeFile(files.advancedConfig, advancedConfig);
  await writeFile(files.definitions, await brokerDefinitions(options.password), { mode: 0o600 });
  await writeFile(files.config, brokerConfig(options, files.definitions), { mode: 0o600 });
  return files;
}

/**
 * Settings that only Erlang terms can say. By default a quorum queue counts its messages every 5 s, and the management
 * API collects the counts every 5 s: too old for queues that fill on a screen.
 */
const advancedConfig = `[
  {kernel, [{inet_dist_use_interface, {127,0,0,1}}]},
  {rabbit, [{quorum_tick_interval, 500}]},
  {rabbitmq_management_agent, [{sample_retention_policies,
    [{global, [{60, 1}]}, {basic, [{60, 1}]}, {detailed, [{10, 1}]}]}]}
].
`;

// #region broker-settings
/** RabbitMQ's settings: loopback only, fresh figures, small files, and a limit on memory that fits a laptop. */
export function brokerConfig(options: BrokerOptions, definitionsFile: string): string {
  const lines = [
    `listeners.tcp.local = 127.0.0.1:${options.port}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${options.managementPort}`,
    'management.rates_mode = basic',
    '# queue depths no older than half a second',
    'collect_statistics_interval = 500',
    'heartbeat = 5',
    `load_definitions = ${definitionsFile}`,
    'vm_memory_high_watermark.absolute = 512MB',
    'disk_free_limit.absolute = 200MB',
    'raft.wal_max_size_bytes = 64000000',
    'log.console = true',
    'log.console.level = info',
    'log.file = false',
    'loopback_users = none',
  ];
  return `${lines.join('\n')}\n`;
}
// #endregion broker-settings

function environment(options: BrokerOptions, files: BrokerFiles): Record<string, string> {
  const { folder } = options;
  return {
    ...baseEnvironment(),
    HOME: files.home,
    RABBITMQ_NODENAME: `${options.name}@localhost`,
    // Without it the start script would read the system's own settings.
    RABBITMQ_CONF_ENV_FILE: join(folder, 'no-such-file'),
    RABBITMQ_CONFIG_FILE: files.config,
    RABBITMQ_ADVANCED_CONFIG_FILE: files.advancedConfig,
    RABBITMQ_ENABLED_PLUGINS_FILE: files.plugins,
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_MNESIA_DIR: join(folder, 'data', options.name),
    RABBITMQ_PLUGINS_EXPAND_DIR: join(folder, 'data', 'plugins'),
    RABBITMQ_FEATURE_FLAGS_FILE: join(folder, 'data', 'feature_flags'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
    RABBITMQ_SCHEMA_DIR: join(folder, 'schema'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_PID_FILE: join(folder, 'rabbitmq.pid'),
    RABBITMQ_DIST_PORT: String(options.distributionPort),
    ERL_EPMD_PORT: String(options.epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_CRASH_DUMP_SECONDS: '0',
    // Our own epmd runs; a VM that starts one would leave a daemon behind. No busy waiting: five databases share the CPU.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-start_epmd false +sbwt none +sbwtdcpu none +sbwtdio none',
    // The start script then becomes the Erlang VM instead of standing before it.
    detached: 'true',
  };
}
