import { problemSchema } from '@bulkhead/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunningApp, startApp } from '../../test/http-fixture.ts';
import { defineRoute, ok } from './route.ts';

let app: RunningApp;
let handled = 0;

beforeAll(async () => {
  app = await startApp({
    routes: [
      defineRoute({
        method: 'post',
        path: '/api/things/{id}',
        summary: 'Makes a thing',
        params: z.strictObject({ id: z.string().max(10) }),
        query: z.strictObject({ loud: z.enum(['yes', 'no']).optional() }),
        body: z.strictObject({
          name: z.string().min(1),
          parts: z.array(z.strictObject({ count: z.int().min(1) })).default([]),
        }),
        handle({ body }) {
          handled += 1;
          return { status: 201, body };
        },
      }),
      defineRoute({
        method: 'get',
        path: '/api/things/{id}',
        summary: 'Gives a thing',
        params: z.strictObject({ id: z.string() }),
        handle: ({ params }) => ok(params),
      }),
      defineRoute({ method: 'get', path: '/api/slow', summary: 'Never answers', handle: () => new Promise(() => {}) }),
      defineRoute({
        method: 'get',
        path: '/api/broken',
        summary: 'Breaks',
        handle: () => {
          throw new Error('the password is 1234');
        },
      }),
    ],
  });
});
afterAll(() => app.close());

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json) => app.send('POST', '/api/things/a', headers, body);

describe('what is refused is a problem document, and reaches no handler', () => {
  const good = '{"name":"x"}';
  const cases: [string, () => ReturnType<RunningApp['send']>, number, string][] = [
    ['a foreign Host', () => post(good, { ...json, host: 'evil.example' }), 403, 'foreign-host'],
    [
      'a Host that begins like ours',
      () => post(good, { ...json, host: '127.0.0.1.evil.example:80' }),
      403,
      'foreign-host',
    ],
    ['a foreign Origin', () => post(good, { ...json, origin: 'http://evil.example' }), 403, 'foreign-origin'],
    ['an opaque Origin', () => post(good, { ...json, origin: 'null' }), 403, 'foreign-origin'],
    [
      'a form',
      () => post('name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'unsupported-media-type',
    ],
    ['a body without a type', () => post(good, {}), 415, 'unsupported-media-type'],
    ['malformed JSON', () => post('{"name":'), 400, 'malformed-json'],
    ['JSON that is no object', () => post('"x"'), 400, 'malformed-json'],
    ['an oversized body', () => post(JSON.stringify({ name: 'x'.repeat(40_000) })), 413, 'body-too-large'],
    ['no body', () => post(''), 422, 'invalid-field'],
    ['an unknown field', () => post('{"name":"x","admin":true}'), 422, 'invalid-field'],
    ['an unknown query field', () => app.send('POST', '/api/things/a?debug=1', json, good), 422, 'invalid-field'],
    [
      'a path part that is too long',
      () => app.send('POST', `/api/things/${'a'.repeat(11)}`, json, good),
      422,
      'invalid-field',
    ],
    ['a path that is no URL', () => app.send('GET', '/api/things/%zz'), 400, 'bad-request'],
    ['an unknown path', () => app.send('GET', '/api/nothing'), 404, 'not-found'],
    ['a wrong method', () => app.send('DELETE', '/api/things/a'), 405, 'method-not-allowed'],
  ];
  test.each(cases)('%s', async (_name, send, status, code) => {
    const before = handled;
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(answer.body)).toMatchObject({ status, type: `/problems/${code}` });
    expect(handled).toBe(before);
  });
});

test('a wrong method says which ones are right', async () => {
  expect((await app.send('PUT', '/api/things/a')).headers.allow).toBe('POST, GET');
});

test('the refusal names each field and what would be right', async () => {
  const { body } = await post('{"name":"","parts":[{"count":1},{"count":0.5}]}');
  expect(body.errors.map((error: { field: string }) => error.field)).toEqual(['name', 'parts[1].count']);
});

test('programs without an Origin and pages of ours are served', async () => {
  expect((await post('{"name":"x"}')).status).toBe(201);
  expect((await post('{"name":"x"}', { ...json, origin: 'http://localhost:3000', host: 'LOCALHOST:9' })).status).toBe(
    201,
  );
  expect((await app.send('GET', '/api/things/a')).body).toEqual({ id: 'a' });
});

test('a handler that does not answer in time: 503 with Retry-After', async () => {
  const answer = await app.send('GET', '/api/slow');
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('1');
  expect(answer.body.detail).toContain('1000 ms');
});

test('what breaks tells nothing of the inside, but its trace', async () => {
  const answer = await app.send('GET', '/api/broken');
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.body)).not.toContain('1234');
  expect(answer.body.traceId).toMatch(/^[0-9a-f]{32}$/);
});

test('the OpenAPI document describes every route, its variables and its body', async () => {
  const { body } = await app.send('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(['/api/things/{id}', '/api/slow', '/api/broken']);
  for (const [path, operations] of Object.entries<
    Record<string, { parameters: { name: string; in: string; required: boolean; schema: object }[]; responses: object }>
  >(body.paths)) {
    for (const operation of Object.values(operations)) {
      const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(operation.parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(variables);
      expect(operation.parameters.every((p) => typeof p.schema === 'object' && (p.in !== 'path' || p.required))).toBe(
        true,
      );
      expect(Object.keys(operation.responses)).toEqual(['2XX', 'default']);
    }
  }
  expect(body.paths['/api/things/{id}'].post.requestBody.content['application/json'].schema).toMatchObject({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
  });
});
