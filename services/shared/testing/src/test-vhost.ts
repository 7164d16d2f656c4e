import { randomBytes } from 'node:crypto';
import type { BrokerAddress } from './broker.ts';
import { sharedServers } from './shared-servers.ts';

/** A virtual host on the shared broker: exchanges and queues that no other test sees. */
export interface TestVhost {
  readonly name: string;
  readonly amqpUrl: string;
  /** A call to the management API: `GET`, `/queues/<vhost>`. Returns the answer's JSON, or undefined. */
  manage(method: string, path: string, body?: unknown): Promise<unknown>;
  drop(): Promise<void>;
}

export async function createTestVhost(): Promise<TestVhost> {
  const { broker } = sharedServers();
  const name = `t-${randomBytes(6).toString('hex')}`;
  await manageBroker(broker, 'PUT', `/vhosts/${name}`);
  const permissions = { configure: '.*', write: '.*', read: '.*' };
  await manageBroker(broker, 'PUT', `/permissions/${name}/${broker.user}`, permissions);
  return {
    name,
    amqpUrl: `amqp://${broker.user}:${broker.password}@${broker.host}:${broker.port}/${name}`,
    manage: (method, path, body) => manageBroker(broker, method, path, body),
    drop: async () => {
      await manageBroker(broker, 'DELETE', `/vhosts/${name}`);
    },
  };
}

/** @throws with the broker's answer when it is not a success */
export async function manageBroker(
  broker: BrokerAddress,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${broker.managementUrl}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${broker.user}:${broker.password}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}
