import { z } from 'zod';

/** The broker's management API on this machine. */
export interface ManagementAccess {
  /** `http://127.0.0.1:15672` */
  url: string;
  user: string;
  password: string;
  /** Of one request, ms. */
  deadlineMs: number;
  /** The virtual host of the lab. */
  vhost?: string;
}

/** The broker did not answer, or not as it should. */
export class BrokerUnreachableError extends Error {
  override readonly name = 'BrokerUnreachableError';
}

const queueSchema = z.object({
  name: z.string(),
  // A queue that was just declared has no counts yet.
  messages_ready: z.int().default(0),
  messages_unacknowledged: z.int().default(0),
  consumers: z.int().default(0),
});

const peekedSchema = z.object({
  payload: z.string(),
  payload_bytes: z.int(),
  payload_encoding: z.string(),
  redelivered: z.boolean(),
  routing_key: z.string(),
  properties: z.object({
    type: z.string().optional(),
    message_id: z.string().optional(),
    headers: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type PeekedMessage = z.infer<typeof peekedSchema>;

export interface QueueDepth {
  name: string;
  ready: number;
  unacked: number;
  consumers: number;
}

export interface Management {
  /** The virtual host, as it stands in a path. */
  readonly vhost: string;
  /** The answer to `GET /api/<path>`, as it came. */
  get(path: string): Promise<unknown>;
  queues(): Promise<QueueDepth[]>;
  /** Reads without taking away: the broker marks what was read as redelivered. */
  peek(queue: string, count: number, maxBytes: number): Promise<PeekedMessage[]>;
  /** Throws away what a queue holds; a queue that is not there is empty. */
  purge(queue: string): Promise<void>;
}

export function createManagement(access: ManagementAccess): Management {
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  const vhost = encodeURIComponent(access.vhost ?? '/');

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${access.url}/api/${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(access.deadlineMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      throw new BrokerUnreachableError(`rabbitmq's management API does not answer: ${reasonOf(error)}.`, {
        cause: error,
      });
    }
    if (response.status === 404 && method === 'DELETE') return undefined;
    if (!response.ok)
      throw new BrokerUnreachableError(`rabbitmq's management API answered ${response.status} to ${path}.`);
    return text === '' ? undefined : JSON.parse(text);
  }

  return {
    vhost,
    get: (path) => ask('GET', path),
    async queues() {
      const columns = 'name,messages_ready,messages_unacknowledged,consumers';
      const list = z.array(queueSchema).parse(await ask('GET', `queues/${vhost}?columns=${columns}`));
      return list.map((queue) => ({
        name: queue.name,
        ready: queue.messages_ready,
        unacked: queue.messages_unacknowledged,
        consumers: queue.consumers,
      }));
    },
    async peek(queue, count, maxBytes) {
      const order = { count, ackmode: 'ack_requeue_true', encoding: 'auto', truncate: maxBytes };
      return z.array(peekedSchema).parse(await ask('POST', `queues/${vhost}/${encodeURIComponent(queue)}/get`, order));
    },
    async purge(queue) {
      await ask('DELETE', `queues/${vhost}/${encodeURIComponent(queue)}/contents`);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name === 'TimeoutError' ? 'no answer in time' : error.message;
}
