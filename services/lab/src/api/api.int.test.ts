import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ComponentState,
  componentCodeSchema,
  componentSettingsSchema,
  labStateSchema,
  type Problem,
  problemSchema,
} from '@bulkhead/contracts';
import { createTelemetry } from '@bulkhead/kit/telemetry';
import { pino } from 'pino';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import { freePorts } from '../../../shared/testing/src/free-ports.ts';
import { readAccepted } from '../audit/read-accepted.ts';
import { readLabConfig } from '../config.ts';
import { createEventLog } from '../events/event-log.ts';
import type { LabApi, LabContext } from '../lab-context.ts';
import { labPaths, loadSecrets } from '../runtime/index.ts';
import { createApi } from './index.ts';

const orderId = '0198a000-0000-7000-8000-000000000001';

let folder: string;
let servers: Server[];
let api: LabApi;
let lab: LabContext;
let labUrl: string;
/** What reached the services, and how they answer. */
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
let answer: { status: number; headers?: Record<string, string>; body: unknown };
/** What was done to components. */
let acts: string[];
let stateOfAll: ComponentState;

function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer(listener);
  servers.push(server);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** A lab whose components are words, with a real HTTP server. Its databases and its broker are dead. */
async function fakeLab(ports: readonly number[]): Promise<LabContext> {
  const [servicePort = 0, labPort = 0, deadPort = 0] = ports;
  const base = readLabConfig({ BULKHEAD_STATE_DIR: folder, LOG_LEVEL: 'silent' });
  const urlOf = (id: string) =>
    `http://127.0.0.1:${id === 'lab' ? labPort : id === 'payment-service' ? deadPort : servicePort}`;
  const config = {
    ...{ ...base, urlOf, reachUrl: urlOf },
    portOf: () => deadPort,
    reach: () => ({ host: '127.0.0.1', port: deadPort }),
    reachManagement: `http://127.0.0.1:${deadPort}`,
  };
  const paths = labPaths(0, folder);
  const status = (id: string) => ({ id, state: stateOfAll, sinceMs: 1 });
  const supervisor = {
    status,
    async act(id: string, verb: string) {
      if (stateOfAll === 'killed') return { ok: false, state: 'killed', message: `${id} is not running.` };
      acts.push(`${verb} ${id}`);
      return { ok: true, status: status(id) };
    },
  };
  const part = {
    ...{ config, runId: 'run', startedAtMs: 1, paths, supervisor },
    secrets: await loadSecrets(paths.secretsFile),
    addresses: { lab: 'http://lab', web: 'http://web', management: 'http://management' },
    logger: pino({ level: 'silent' }),
    telemetry: createTelemetry({ hello: { token: '', source: 'lab', instance: 'test', pid: 1 } }),
    log: createEventLog({ runId: 'run' }),
    driver: { kind: 'process', logs: async () => ({ lines: ['one line'], truncated: false }) },
    liveClients: () => 0,
    componentStatuses: () => [status('order-mysql')],
  };
  // Of driver, supervisor and gateway only what the API uses is there.
  return part as unknown as LabContext;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-api-'));
  servers = [];
  const ports = await freePorts(3);
  lab = await fakeLab(ports);
  api = createApi(lab);
  await listen(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    asked.push({ method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body });
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  }, ports[0] ?? 0);
  await listen(api.listener, ports[1] ?? 0);
  labUrl = `http://127.0.0.1:${ports[1]}`;
}, 60_000);

beforeEach(() => {
  asked = [];
  acts = [];
  answer = { status: 200, body: { items: [] } };
  stateOfAll = 'up';
});

afterAll(async () => {
  await api.stop();
  await lab.telemetry.stop();
  lab.log.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
});

type Call = { method?: string; headers?: Record<string, string>; body?: unknown };

async function call(path: string, { method = 'GET', headers = {}, body }: Call = {}) {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await request(`${labUrl}${path}`, {
    method: method as 'GET', // undici knows the common ones by name only
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
  const raw = await response.body.text();
  return { status: response.statusCode, headers: response.headers, raw, json: () => JSON.parse(raw) as unknown };
}

/** The problem document of a refusal, by its code. */
async function problem(
  path: string,
  options: Call = {},
): Promise<Problem & { code: string; headers: Record<string, unknown> }> {
  const refused = await call(path, options);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  const document = problemSchema.parse(refused.json());
  expect(document.status).toBe(refused.status);
  return { ...document, code: document.type.replace('/problems/', ''), headers: refused.headers };
}

describe('the shop', () => {
  it('passes a request on as it came, and an acceptance back', async () => {
    answer = {
      status: 202,
      headers: { location: `/api/orders/${orderId}`, 'content-type': 'application/json' },
      body: { id: orderId },
    };
    const body = { customerId: 'ada', items: [{ productId: 'rope', quantity: 1 }], paymentMethod: 'card_ok' };
    const accepted = await call('/api/shop/orders', {
      method: 'POST',
      headers: { 'idempotency-key': 'k 1'.replace(' ', '-') },
      body,
    });
    expect(accepted.status).toBe(202);
    expect(accepted.headers.location).toBe(`/api/shop/orders/${orderId}`);
    expect(asked).toMatchObject([
      { method: 'POST', url: '/api/orders', headers: { 'user-agent': 'shopper', 'idempotency-key': 'k-1' } },
    ]);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual(body);
    expect(await readAccepted(join(lab.paths.runDir, 'accepted.jsonl'))).toMatchObject([{ orderId }]);
  });

  it('passes paths, queries and refusals on unchanged', async () => {
    answer = {
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      body: { type: '/problems/not-found', title: 'x', status: 404 },
    };
    expect(await problem('/api/shop/customers/ada/orders?limit=3&cursor=a%20b')).toMatchObject({
      code: 'not-found',
      title: 'x',
    });
    expect(asked[0]?.url).toBe('/api/customers/ada/orders?limit=3&cursor=a%20b');
  });

  it('says which service does not answer, and when to come back', async () => {
    const refused = await problem('/api/shop/payments');
    expect(refused.code).toBe('service-unavailable');
    expect(refused.detail).toContain('payment-service');
    expect(refused.headers['retry-after']).toBe('1');
  });

  it.each([
    '/api/shop/secrets',
    '/api/shop/orders/%2e%2e/x',
    '/api/shop/orders/a%2Fb',
    '/api/shop/',
    '/api/shop/orders//x',
  ])('has nothing at %s', async (path) => {
    expect((await problem(path)).code).toBe('not-found');
    expect(asked).toEqual([]);
  });

  it('takes JSON of a bounded size only', async () => {
    const plain = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' };
    expect((await problem('/api/shop/orders', plain)).code).toBe('unsupported-media-type');
    const large = { method: 'POST', body: { note: 'x'.repeat(40_000) } };
    expect((await problem('/api/shop/orders', large)).code).toBe('body-too-large');
    expect(asked).toEqual([]);
  });
});

describe('who may ask', () => {
  it('is nobody with a foreign Host or Origin', async () => {
    for (const path of ['/api/lab', '/api/shop/products', '/api/components/order-mysql/kill']) {
      const method = path.endsWith('kill') ? 'POST' : 'GET';
      expect((await problem(path, { method, headers: { host: 'evil.example' } })).code).toBe('foreign-host');
      expect((await problem(path, { method, headers: { origin: 'http://evil.example' } })).code).toBe('foreign-origin');
    }
    expect([asked, acts]).toEqual([[], []]);
  });

  it('is the dashboard, which may read the answers', async () => {
    const origin = 'http://localhost:3000';
    const preflight = await call('/api/shop/orders', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('Idempotency-Key');
    expect((await call('/api/lab', { headers: { origin } })).headers['access-control-allow-origin']).toBe(origin);
  });
});

describe('components', () => {
  it('do what they are told', async () => {
    expect((await call('/api/components/order-mysql/kill', { method: 'POST' })).json()).toMatchObject({
      id: 'order-mysql',
      verb: 'kill',
    });
    expect(acts).toEqual(['kill order-mysql']);
    expect((await call('/api/components/order-mysql/logs?tail=5')).json()).toEqual({
      lines: ['one line'],
      truncated: false,
    });
  });

  it.each([
    ['/api/components/oracle/kill', 'unknown-component', /There are: .*order-mysql/],
    ['/api/components/order-mysql/explode', 'invalid-field', /verb/],
    ['/api/components/lab/kill', 'forbidden', /Ctrl-C/],
    ['/api/components/web/kill', 'forbidden', /restarted/],
  ])('%s is refused as %s', async (path, code, detail) => {
    const refused = await problem(path, { method: 'POST' });
    expect(refused.code).toBe(code);
    expect(refused.detail).toMatch(detail);
    expect(acts).toEqual([]);
  });

  it('can not be killed twice, and say what is possible', async () => {
    stateOfAll = 'killed';
    const refused = await problem('/api/components/order-mysql/kill', { method: 'POST' });
    expect(refused).toMatchObject({
      code: 'component-state',
      detail: 'order-mysql is not running. Possible now: start.',
    });
  });

  it('are not touched by a wrong method', async () => {
    const refused = await problem('/api/components/order-mysql/kill');
    expect(refused.code).toBe('method-not-allowed');
    expect(refused.headers.allow).toBe('POST');
  });
});

describe('the lab', () => {
  it('tells its state', async () => {
    const state = labStateSchema.parse((await call('/api/lab')).json());
    expect(state).toMatchObject({
      runId: 'run',
      driver: 'process',
      components: [{ id: 'order-mysql', state: 'up' }],
      load: { settings: null },
    });
  });

  it.each([
    [{ ordersPerSecond: 0 }, 'invalid-field'],
    [{ ordersPerSecond: 1_000 }, 'invalid-field'],
    [{ ordersPerSecond: '5' }, 'invalid-field'],
    [{ ordersPerSecond: 5, mix: 'rainy' }, 'invalid-field'],
    [{ ordersPerSecond: 5, surprise: true }, 'invalid-field'],
    [{}, 'invalid-field'],
    ['{"ordersPerSecond":', 'malformed-json'],
    [{ note: 'x'.repeat(40_000) }, 'body-too-large'],
  ])('sends no shoppers for %j', async (body, code) => {
    expect((await problem('/api/load', { method: 'PUT', body })).code).toBe(code);
    expect((await call('/api/load')).json()).toMatchObject({ settings: null });
  });

  it('names the database and the broker that do not answer', async () => {
    const tables = await problem('/api/databases/order-mysql/tables');
    expect(tables).toMatchObject({ code: 'database-unavailable', detail: expect.stringContaining('order-mysql') });
    expect(tables.headers['retry-after']).toBe('1');
    expect((await problem('/api/databases/oracle/tables')).code).toBe('unknown-component');
    expect((await problem('/api/databases/order-mysql/tables/x?limit=0')).code).toBe('invalid-field');
    expect((await problem('/api/queues')).code).toBe('broker-unavailable');
    expect((await problem('/api/queues/nobodys/messages')).code).toBe('not-found');
    expect((await problem('/api/queues/order.replies.dead/redrive', { method: 'POST' })).code).toBe('not-found');
  });

  it('knows that it does not know', async () => {
    const report = (await call('/api/audit', { method: 'POST' })).json() as { verdicts: { verdict: string }[] }; // as the contract says
    expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  });

  it('says of what does not answer which it is, and of what it knows itself all', async () => {
    const of = (id: string, what: string) => `/api/components/${id}/${what}`;
    expect(await problem(of('order-mysql', 'settings'))).toMatchObject({ code: 'database-unavailable' });
    expect(await problem(of('order-mysql', 'connections'))).toMatchObject({
      detail: expect.stringContaining('order-mysql'),
    });
    expect((await problem(of('rabbitmq', 'settings'))).code).toBe('broker-unavailable');
    const service = await problem(of('payment-service', 'connections'));
    expect(service).toMatchObject({ code: 'service-unavailable', detail: expect.stringContaining('payment-service') });
    expect(service.headers['retry-after']).toBe('1');
    for (const what of ['settings', 'connections', 'code'])
      expect((await problem(of('oracle', what))).code).toBe('unknown-component');
    const settings = await call(of('lab', 'settings'));
    expect(componentSettingsSchema.parse(settings.json()).groups.length).toBeGreaterThan(0);
    for (const secret of Object.values(lab.secrets).flatMap((one) => (typeof one === 'string' ? [one] : [])))
      expect(settings.raw).not.toContain(secret);
  });

  it('shows the program from a fixed list, and no path from outside', async () => {
    const code = componentCodeSchema.parse((await call('/api/components/order-mysql/code')).json());
    expect(code.regions[0]).toMatchObject({
      file: 'services/order/src/db/migrations/001-orders.sql',
      region: 'tables',
    });
    expect(code.regions[0]?.text).toContain('CREATE TABLE order_events');
    for (const path of ['..%2F..%2Fetc%2Fpasswd', 'order-mysql%00', '%2e%2e'])
      expect([400, 404]).toContain((await call(`/api/components/${path}/code`)).status);
  });

  it('can be watched', async () => {
    expect((await call('/health/live')).json()).toMatchObject({ status: 'ok', service: 'lab' });
    expect((await call('/metrics')).raw).toContain('bulkhead_component_up{component="order-mysql",state="up"} 1');
    expect((await call('/api/alerts')).json()).toEqual({ items: [] });
    expect(Object.keys((await call('/openapi.json')).json() as object)).toContain('paths');
    expect((await problem('/api/nothing')).code).toBe('not-found');
  });
});
