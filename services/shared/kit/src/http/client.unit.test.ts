import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../../testing/src/eventually.ts';
import { errorOf, quietTelemetry } from '../../test/fixtures.ts';
import { listen, type RunningApp } from '../../test/http-fixture.ts';
import { createHttpClient, type HttpClient, PeerUnavailableError } from './client.ts';

let peer: RunningApp;
let client: HttpClient;
let asked = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = 0;
  peer = await listen((request, response) => {
    asked += 1;
    answer(request, response);
  });
  client = createHttpClient({
    ...{ peer: 'product-service', caller: 'order-service', baseUrl: peer.url, telemetry: quietTelemetry() },
    ...{ deadlineMs: 1_000, breakAfter: 3, halfOpenAfterMs: 200 },
  });
});
afterEach(async () => {
  await client.stop();
  await peer.close();
});

const send = (status: number, body: string) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
};
const call = () => client.call({ method: 'GET', path: '/x', route: '/x', answer: z.object({ name: z.string() }) });

test('an answer is read by its schema; a refusal is an answer too, and opens no breaker', async () => {
  answer = send(200, '{"name":"lamp"}');
  expect(await call()).toEqual({ ok: true, body: { name: 'lamp' } });
  answer = send(404, '{"type":"/problems/not-found","title":"Not found","status":404,"detail":"No such lamp."}');
  for (let i = 0; i < 5; i += 1) expect(await call()).toEqual({ ok: false, status: 404, detail: 'No such lamp.' });
});

test('it says who calls, and which trace this belongs to', async () => {
  let headers: IncomingMessage['headers'] = {};
  answer = (request, response) => {
    headers = request.headers;
    send(200, '{"name":"lamp"}')(request, response);
  };
  await call();
  expect(headers['user-agent']).toBe('order-service');
  expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
});

test('#39: a peer that does not answer costs the deadline, whether it is silent before or in its answer', async () => {
  answer = () => {};
  expect((await errorOf(call())).message).toContain('no answer within 1000 ms');
  answer = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"na');
  expect(await errorOf(call())).toBeInstanceOf(PeerUnavailableError);
});

test('an answer that is not what was agreed counts as none', async () => {
  answer = send(200, '{"title":"lamp"}');
  expect((await errorOf(call())).message).toContain('something else than agreed');
  answer = send(500, 'oops');
  expect((await errorOf(call())).message).toContain('answered 500');
});

test('#41: after failures in a row the breaker opens, tries with one call, and closes when that succeeds', async () => {
  answer = send(500, '{}');
  for (let i = 0; i < 3; i += 1) await errorOf(call());
  expect((await errorOf(call())).message).toContain('breaker is open');
  expect(asked).toBe(3);

  let pending: ServerResponse | undefined;
  answer = (_request, response) => {
    pending = response;
  };
  const trial = await eventually(async () => {
    const tried = call();
    tried.catch(() => {});
    return Promise.race([
      tried.then(
        () => false as const,
        () => false as const,
      ),
      waitFor(() => pending !== undefined).then(() => ({ tried })),
    ]);
  });
  if (trial === false) throw new Error('never half open');
  expect((await errorOf(call())).message).toContain('breaker is open'); // others don't pile up behind the trial
  expect(asked).toBe(4);
  pending?.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"lamp"}');
  expect(await trial.tried).toEqual({ ok: true, body: { name: 'lamp' } });
  answer = send(200, '{"name":"lamp"}');
  expect(await call()).toMatchObject({ ok: true });
});

function waitFor(isTrue: () => boolean): Promise<unknown> {
  return eventually(isTrue, { everyMs: 5 });
}
