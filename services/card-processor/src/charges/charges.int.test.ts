import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, type NodeProgram, nodeProgram } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// The program is killed and started again.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let processor: NodeProgram;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-cards-'));
  const [port = 0] = await freePorts(1);
  const env = { CARD_LEDGER_FILE: join(folder, 'new/ledger.sqlite') };
  processor = nodeProgram({ folder: join(import.meta.dirname, '../..'), port, env });
  await processor.start();
});
afterAll(async () => {
  await processor.kill();
  await rm(folder, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: unknown, timeoutMs = 10_000) {
  const response = await fetch(processor.url + path, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails when it is not there
  return { status: response.status, body: (await response.json()) as any };
}

const requestFor = (key: string, paymentMethod: string, cents = 8_900) => ({
  amount: { amount: cents, currency: 'EUR' },
  paymentMethod,
  reference: key,
});
const put = (key: string, card: string, timeoutMs?: number) =>
  call('PUT', `/charges/${key}`, requestFor(key, card), timeoutMs);

test('the same request twice is one charge; another body under its key is refused', async () => {
  const key = randomUUID();
  const first = await put(key, 'card_ok');
  expect(first).toMatchObject({ status: 201, body: { key, status: 'CAPTURED' } });
  const second = await put(key, 'card_ok');
  expect(second).toEqual({ status: 200, body: first.body });
  const other = await call('PUT', `/charges/${key}`, requestFor(key, 'card_ok', 1));
  expect(other).toMatchObject({ status: 409, body: { type: '/problems/idempotency-key-reused' } });
  expect((await call('GET', `/charges/${key}`)).body).toEqual(first.body);
});

test('the same request at the same moment, many times, is one charge', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 12 }, () => put(key, 'card_ok')));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
});

test('a declined card says why, and a slow one takes its time', async () => {
  expect((await put(randomUUID(), 'card_declined')).body).toMatchObject({
    status: 'DECLINED',
    reason: 'The card was declined.',
  });
  const startedAt = performance.now();
  expect((await put(randomUUID(), 'card_slow')).body.status).toBe('CAPTURED');
  expect(performance.now() - startedAt).toBeGreaterThan(2_000);
});

test('#15 card_timeout: charged, the first answer never comes, later questions are answered', async () => {
  const key = randomUUID();
  await expect(put(key, 'card_timeout', 4_000)).rejects.toThrow(/timeout/i);
  expect(await call('GET', `/charges/${key}`)).toMatchObject({ status: 200, body: { status: 'CAPTURED' } });
  expect(await put(key, 'card_timeout')).toMatchObject({ status: 200, body: { status: 'CAPTURED' } });
  await expect(put(randomUUID(), 'card_timeout', 30_000)).rejects.toThrow(); // the connection is dropped
});

test('#10 a void that comes first leaves a tombstone: the charge that comes later takes nothing', async () => {
  const key = randomUUID();
  expect((await call('POST', `/charges/${key}/void`)).body).toMatchObject({ status: 'VOIDED', amount: { amount: 0 } });
  expect(await put(key, 'card_ok')).toMatchObject({ status: 200, body: { status: 'VOIDED' } });
});

test('authorised, captured, refunded; and what is not possible says so', async () => {
  const key = randomUUID();
  await call('PUT', `/charges/${key}`, { ...requestFor(key, 'card_ok'), capture: false });
  expect((await call('POST', `/charges/${key}/refund`)).status).toBe(409);
  expect((await call('POST', `/charges/${key}/capture`)).body.status).toBe('CAPTURED');
  expect((await call('POST', `/charges/${key}/void`)).body.type).toBe('/problems/conflict');
  expect((await call('POST', `/charges/${key}/refund`)).body.status).toBe('REFUNDED');
  expect((await call('POST', `/charges/${key}/refund`)).body.status).toBe('REFUNDED');
});

test('bad requests get problem documents, and charge nobody', async () => {
  const key = randomUUID();
  const cases = [
    [await call('PUT', '/charges/not_a_key', requestFor(key, 'card_ok')), 422, '/problems/invalid-field'],
    [await call('PUT', `/charges/${key}`, { ...requestFor(key, 'card_ok'), more: 1 }), 422, '/problems/invalid-field'],
    [await call('PUT', `/charges/${key}`, requestFor(key, 'card_gold')), 422, '/problems/invalid-field'],
    [await call('PUT', `/charges/${key}`, requestFor(key, 'card_ok', -1)), 422, '/problems/invalid-field'],
    [await call('POST', `/charges/${key}/capture`), 404, '/problems/not-found'],
    [await call('GET', `/charges/${key}`), 404, '/problems/not-found'],
    [await call('DELETE', `/charges/${key}`), 405, '/problems/method-not-allowed'],
    [await call('GET', '/charges?cursor=bad'), 422, '/problems/invalid-field'],
  ] as const;
  for (const [answer, status, type] of cases) expect([answer.status, answer.body.type]).toEqual([status, type]);
});

test('everything that was answered survives kill -9, and the list goes on, newest first', async () => {
  const keys: string[] = [];
  const answered: string[] = [];
  const all = Array.from({ length: 40 }, async () => {
    const key = randomUUID();
    keys.push(key);
    const answer = await put(key, 'card_ok');
    answered.push(answer.body.id);
    if (answered.length === 20) await processor.kill();
  });
  await Promise.allSettled(all);
  expect(answered.length).toBeGreaterThanOrEqual(20);
  await processor.start();
  const kept = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { body } = await call('GET', `/charges?limit=7${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    for (const charge of body.items) kept.set(charge.id, charge.key);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  for (const id of answered) expect(kept.has(id)).toBe(true);
  // Whoever got no answer asks again, and has one charge.
  for (const key of keys) expect((await put(key, 'card_ok')).body.status).toBe('CAPTURED');
  const { body } = await call('GET', '/charges?limit=200');
  const chargedKeys = body.items.map((charge: { key: string }) => charge.key);
  expect(new Set(chargedKeys).size).toBe(chargedKeys.length);
});
