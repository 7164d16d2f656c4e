import { request } from 'node:http';
import { createServiceBench, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProductService } from '../service.ts';

let bench: ServiceBench;
let product: RunningInstance;
let before: unknown[];

const everything = 'SELECT id, name, price_cents, received, available, version FROM products ORDER BY id';

beforeAll(async () => {
  bench = await createServiceBench('product-service');
  product = await bench.start(createProductService);
  before = await bench.rows(everything);
});
afterAll(() => bench.close());

/** Sends a request as it is; fetch would mend it. */
function raw(method: string, path: string, headers: Record<string, string>, body = '') {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; type: string; body: unknown }>();
  const sending = request(
    { host: '127.0.0.1', port: product.port, method, path, headers, signal: AbortSignal.timeout(10_000) },
    (answer) => {
      let received = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk;
      });
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          body: received === '' ? undefined : JSON.parse(received),
        }),
      );
    },
  );
  sending.on('error', reject);
  sending.end(body);
  return promise;
}

/** Made by hand: the id column holds ASCII only, and comparing it with anything else is an error of the database. */
const foreignCursor = Buffer.from(JSON.stringify(['id', 'after', '時計', '時計'])).toString('base64url');
const text = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };
const restock = '/api/products/brass-sextant/restock';
const patch = '/api/products/brass-sextant';

test.each<[string, string, string, Record<string, string>, string, number, string]>([
  ['unknown product', 'GET', '/api/products/sea-monster', {}, '', 404, 'not-found'],
  ['unknown product, changed', 'PATCH', '/api/products/sea-monster', json, '{"name":"x"}', 404, 'not-found'],
  ['unknown product, restocked', 'POST', '/api/products/kraken/restock', json, '{"quantity":1}', 404, 'not-found'],
  ['an id that is none', 'GET', "/api/products/'; DROP TABLE products", {}, '', 422, 'invalid-field'],
  ['unknown path', 'GET', '/api/sails', {}, '', 404, 'not-found'],
  ['quantity 0', 'POST', restock, json, '{"quantity":0}', 422, 'invalid-field'],
  ['negative quantity', 'POST', restock, json, '{"quantity":-1}', 422, 'invalid-field'],
  ['huge quantity', 'POST', restock, json, '{"quantity":1e30}', 422, 'invalid-field'],
  ['fractional quantity', 'POST', restock, json, '{"quantity":1.5}', 422, 'invalid-field'],
  ['quantity as text', 'POST', restock, json, '{"quantity":"1"}', 422, 'invalid-field'],
  ['no body', 'POST', restock, {}, '', 422, 'invalid-field'],
  ['unknown field', 'POST', restock, json, '{"quantity":1,"isFree":true}', 422, 'invalid-field'],
  ['nothing to change', 'PATCH', patch, json, '{}', 422, 'invalid-field'],
  ['empty name', 'PATCH', patch, json, '{"name":"  "}', 422, 'invalid-field'],
  ['negative price', 'PATCH', patch, json, '{"price":{"amount":-1,"currency":"EUR"}}', 422, 'invalid-field'],
  ['other currency', 'PATCH', patch, json, '{"price":{"amount":1,"currency":"USD"}}', 422, 'invalid-field'],
  ['malformed JSON', 'PATCH', patch, json, '{"name":', 400, 'malformed-json'],
  ['oversized body', 'PATCH', patch, json, JSON.stringify({ name: 'x'.repeat(40_000) }), 413, 'body-too-large'],
  ['wrong method', 'DELETE', patch, {}, '', 405, 'method-not-allowed'],
  ['wrong content type', 'PATCH', patch, text, '{"name":"x"}', 415, 'unsupported-media-type'],
  ['foreign Host', 'GET', '/api/products', { host: 'evil.example' }, '', 403, 'foreign-host'],
  ['foreign Origin', 'PATCH', patch, { ...json, origin: 'http://evil.example' }, '{"name":"x"}', 403, 'foreign-origin'],
  ['a made-up cursor', 'GET', '/api/products?cursor=abc', {}, '', 422, 'invalid-field'],
  ['a cursor with a foreign script', 'GET', `/api/products?cursor=${foreignCursor}`, {}, '', 422, 'invalid-field'],
  ['limit too large', 'GET', '/api/products?limit=9999', {}, '', 422, 'invalid-field'],
  ['an order that is none', 'GET', '/api/products?sort=weight', {}, '', 422, 'invalid-field'],
  ['a search that is too long', 'GET', `/api/products?search=${'x'.repeat(101)}`, {}, '', 422, 'invalid-field'],
  ['unknown query', 'GET', '/api/products?colour=brass', {}, '', 422, 'invalid-field'],
])('%s is a clear problem document', async (_case, method, path, headers, body, status, code) => {
  const answer = await raw(method, encodeURI(path), headers, body);
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status, title: expect.any(String) });
  expect(answer.status).toBe(status);
  expect(answer.type).toMatch(/^application\/problem\+json/);
});

test('none of it changed anything', async () => {
  expect(await bench.rows(everything)).toEqual(before);
});
