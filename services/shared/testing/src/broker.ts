import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBrokerProgram, createEpmdProgram, detectBroker, newPassword } from '@bulkhead/lab/runtime';
import type { Login } from './database.ts';
import { freePorts } from './free-ports.ts';
import { reapFolder } from './reaper.ts';
import { runServer, type ServerControl } from './run-server.ts';

/** Where a broker is, and the user with all rights. */
export interface BrokerAddress extends Login {
  readonly host: string;
  readonly port: number;
  /** Of the virtual host `/`. */
  readonly amqpUrl: string;
  /** `http://127.0.0.1:<port>/api`, basic authentication. */
  readonly managementUrl: string;
}

/** A broker of a test's own, to be killed and frozen. */
export interface OwnBroker extends BrokerAddress, ServerControl {
  readonly logFile: string;
  /** Ends the broker and removes its data. */
  close(): Promise<void>;
}

/**
 * Starts a RabbitMQ on free ports, in a folder of its own, with the lab's settings. Takes several seconds. Close it at
 * the end; it ends with this process in any case.
 */
export async function startOwnBroker(): Promise<OwnBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-mq-'));
  reapFolder(folder);
  const [port, managementPort, epmdPort, distributionPort] = (await freePorts(4)) as [number, number, number, number]; // as many as asked for
  const server = await detectBroker();
  const password = newPassword();
  const logFile = join(folder, 'server.log');
  const epmd = await runServer(createEpmdProgram(server, folder, epmdPort, join(folder, 'epmd.log')));
  const program = createBrokerProgram({
    server,
    folder,
    name: 'bulkhead-test',
    port,
    managementPort,
    epmdPort,
    distributionPort,
    password,
    cookie: newPassword(),
    logFile,
  });
  const control = await runServer(program);
  return {
    ...control,
    host: '127.0.0.1',
    port,
    user: 'bulkhead',
    password,
    amqpUrl: `amqp://bulkhead:${password}@127.0.0.1:${port}/`,
    managementUrl: `http://127.0.0.1:${managementPort}/api`,
    logFile,
    close: async () => {
      if (control.isRunning()) await control.kill();
      await epmd.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
