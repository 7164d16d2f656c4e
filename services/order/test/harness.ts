import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Order, orderSchema, type Saga, sagaSchema } from '@bulkhead/contracts';
import { type ContextOverrides, readServiceConfig, type Service } from '@bulkhead/kit';
import { createTestDatabase, createTestVhost, eventually, freePorts } from '@bulkhead/testing';
import { v7 } from 'uuid';
import { createOrderService } from '../src/service.ts';
import { type Participants, playParticipants } from './participants.ts';

export const anOrder = {
  customerId: 'ada-lovelace',
  items: [{ productId: 'brass-sextant', quantity: 2 }],
  paymentMethod: 'card_ok',
};

/** Product and customer service, as far as the order service asks them. `isUp` false: connections are refused with 503. */
async function startOwners() {
  const state = { isUp: true };
  const at = new Date().toISOString();
  const known: Record<string, object> = {
    '/api/products/brass-sextant': {
      id: 'brass-sextant',
      name: 'Brass sextant',
      price: { amount: 8900, currency: 'EUR' },
      available: 5,
      reserved: 0,
      sold: 0,
      version: 1,
      updatedAt: at,
    },
    '/api/customers/ada-lovelace': {
      id: 'ada-lovelace',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      city: 'London',
      version: 1,
      updatedAt: at,
    },
  };
  const server = createServer((request, response) => {
    const body = known[request.url ?? ''];
    response.statusCode = !state.isUp ? 503 : body ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        state.isUp && body ? body : { type: '/problems/not-found', title: 'Not found', status: response.statusCode },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return { state, url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

export async function startHarness(options: { overrides?: ContextOverrides } = {}) {
  const database = await createTestDatabase();
  const vhost = await createTestVhost();
  const owners = await startOwners();
  const services: Service[] = [];

  async function startService(): Promise<string> {
    const [port = 0] = await freePorts(1);
    const config = readServiceConfig({
      BULKHEAD_SERVICE: 'order-service',
      BULKHEAD_INSTANCE: String(services.length + 1),
      PORT: String(port),
      DB_HOST: database.host,
      DB_PORT: String(database.port),
      DB_NAME: database.schema,
      DB_USER: database.app.user,
      DB_PASSWORD: database.app.password,
      DB_MIGRATOR_USER: database.migrator.user,
      DB_MIGRATOR_PASSWORD: database.migrator.password,
      AMQP_URL: vhost.amqpUrl,
      PRODUCT_URL: owners.url,
      CUSTOMER_URL: owners.url,
      LOG_LEVEL: 'error',
    });
    const service = createOrderService(config, options.overrides);
    services.push(service);
    await service.start();
    await service.whenReady();
    return `http://127.0.0.1:${port}`;
  }

  const url = await startService();
  const participants: Participants = await eventually(() => playParticipants(vhost.amqpUrl), { timeoutMs: 20_000 });

  async function request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const at = path.startsWith('http') ? path : `${url}${path}`;
    const withBody = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    return fetch(at, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...withBody,
      signal: AbortSignal.timeout(10_000),
    });
  }

  return {
    url,
    database,
    vhost,
    owners: owners.state,
    participants,
    startService,
    request,
    async place(order: object = anOrder, headers: Record<string, string> = {}): Promise<Order> {
      const response = await request('POST', '/api/orders', order, { 'Idempotency-Key': v7(), ...headers });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
      return orderSchema.parse(await response.json());
    },
    async order(id: string): Promise<Order> {
      return orderSchema.parse(await (await request('GET', `/api/orders/${id}`)).json());
    },
    async saga(id: string): Promise<Saga> {
      return sagaSchema.parse(await (await request('GET', `/api/orders/${id}/saga`)).json());
    },
    async becomes(id: string, status: Order['status']): Promise<Order> {
      return eventually(
        async () => {
          const order = await this.order(id);
          if (order.status !== status) throw new Error(`order is ${order.status}, not ${status}`);
          return order;
        },
        { timeoutMs: 30_000 },
      );
    },
    async stop(): Promise<void> {
      await participants.stop();
      await Promise.all(services.map((service) => service.stop()));
      await owners.stop();
      await vhost.drop();
      await database.drop();
    },
  };
}

export type Harness = Awaited<ReturnType<typeof startHarness>>;
