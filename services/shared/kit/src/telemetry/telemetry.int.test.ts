import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataOf, ServiceFact, ServiceFactOf } from '@bulkhead/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { createDemoService } from '../../test/demo-service.ts';
import { type FakeLab, startFakeLab } from '../../test/fake-lab.ts';
import { createTelemetry, type Telemetry } from './telemetry.ts';

let lab: FakeLab;
const cleanUp: (() => unknown)[] = [];

beforeEach(async () => {
  lab = await startFakeLab();
  cleanUp.push(() => lab.close());
});
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function start(options: { tracesPerSecond?: number; onFailpoints?: (orders: unknown[]) => void } = {}): Telemetry {
  const hello = { token: 'secret', source: 'product-service', instance: '1', pid: process.pid } as const;
  const telemetry = createTelemetry({ hello, labUrl: lab.url, ...options });
  cleanUp.push(() => telemetry.stop());
  return telemetry;
}

const ended = (facts: readonly ServiceFact[]) =>
  facts.filter((fact): fact is ServiceFactOf<'span.ended'> => fact.kind === 'span.ended');
const work = (telemetry: Telemetry, name: string, forMs = 0) =>
  telemetry.within(
    { op: 'sql', peer: 'product-mysql', name },
    () => new Promise((resolve) => setTimeout(resolve, forMs)),
  );

test('it shows who it is, and takes failpoints', async () => {
  const armed: unknown[] = [];
  start({ onFailpoints: (orders) => armed.push(...orders) });
  await eventually(() => lab.hellos.length === 1);
  expect(lab.hellos[0]).toMatchObject({ token: 'secret', source: 'product-service' });
  const order = { name: 'x', effect: 'off', hit: 1, expiresInMs: 1 } as const;
  lab.arm([order]);
  await eventually(() => armed.length === 1);
  expect(armed).toEqual([order]);
});

test('a span costs one fact when it is short, two when it is seen while it is open', async () => {
  const telemetry = start();
  await eventually(() => lab.hellos.length === 1);
  const short = telemetry.start({ op: 'sql', peer: 'product-mysql', name: 'short' });
  short.end();
  const long = telemetry.start({ op: 'sql', peer: 'product-mysql', name: 'long' });
  await eventually(() => lab.facts.some((fact) => fact.kind === 'span.started'));
  long.end();
  await eventually(() => ended(lab.facts).length === 2);
  const spans = lab.facts.filter((fact) => fact.kind === 'span.started' || fact.kind === 'span.ended');
  expect(spans.map((fact) => `${fact.kind} ${(fact.data as { name: string }).name}`)).toEqual([
    'span.ended short',
    'span.started long',
    'span.ended long',
  ]);
});

test('what the buffer cannot hold is counted, and the gap is seen; the rest comes in order', async () => {
  const telemetry = start();
  await eventually(() => lab.hellos.length === 1);
  const many = 7_000;
  // Synchronously, so that no flush comes between.
  for (let i = 0; i < many; i += 1) telemetry.fact('outbox.sampled', { waiting: i });
  const told = () =>
    lab.facts.filter((fact): fact is ServiceFactOf<'outbox.sampled'> => fact.kind === 'outbox.sampled');
  const dropped = () => lab.batches.reduce((sum, batch) => sum + batch.dropped, 0);
  await eventually(() => told().length + dropped() === many);
  expect(told()).toHaveLength(5_000);
  expect(told().map((fact) => fact.data.waiting)).toEqual(Array.from({ length: 5_000 }, (_, i) => i));
  telemetry.fact('outbox.sampled', { waiting: 1 });
  await eventually(() => told().length === 5_001);
  const next = lab.batches.at(-1);
  expect(next?.seq).toBe(many);
});

test('edges are counted exactly while single traces are thinned out, and a trace is kept whole or not at all', async () => {
  const telemetry = start({ tracesPerSecond: 5 });
  await eventually(() => lab.hellos.length === 1);
  const traces = 400;
  for (let i = 0; i < traces; i += 1) {
    await telemetry.httpServer({ method: 'get', route: '/x', headers: {} }, async () => {
      await work(telemetry, 'inner');
      await work(telemetry, 'inner');
    });
  }
  const counted = (op: string) =>
    lab.facts
      .filter((fact): fact is ServiceFactOf<'edges.sampled'> => fact.kind === 'edges.sampled')
      .flatMap((fact) => fact.data.edges)
      .filter((edge) => edge.op === op)
      .reduce((sum, edge) => sum + edge.count, 0);
  await eventually(() => counted('sql') === 2 * traces && counted('http-server') === traces);
  const byTrace = Map.groupBy(ended(lab.facts), (fact) => fact.traceId);
  expect(byTrace.size).toBeGreaterThan(0);
  expect(byTrace.size).toBeLessThan(traces / 2);
  for (const spans of byTrace.values())
    expect(spans.map((span) => span.data.op).sort()).toEqual(['http-server', 'sql', 'sql']);
});

test('one order is one trace, through HTTP, the outbox, the broker and back', async () => {
  const bench: ServiceBench = await createServiceBench('product-service');
  cleanUp.push(() => bench.close());
  const instance = await bench.start((config) =>
    createDemoService({ ...config, telemetry: { url: lab.url, token: '', otlpEndpoint: undefined } }),
  );
  await eventually(() => lab.hellos.length === 1);
  const orderId = randomUUID();
  await instance.call('POST', `/api/effects/${orderId}`, { quantity: 1 });
  await eventually(() => bench.heard.some((m) => m.type === 'inventory.reserved'));
  const root = await eventually(() => ended(lab.facts).find((fact) => fact.data.op === 'http-server') ?? false);
  if (root === false) throw new Error('no root');
  const inTrace = () => ended(lab.facts).filter((fact) => fact.traceId === root.traceId);
  await eventually(() => inTrace().length >= 6);
  const spans = new Map(inTrace().map((fact) => [fact.data.spanId, fact.data]));
  const path = (span: DataOf<'span.ended'>): string => {
    const parent = spans.get(span.parentSpanId ?? '');
    return `${parent ? `${path(parent)} > ` : ''}${span.op} ${span.name}`;
  };
  const http = 'http-server POST /api/effects/{orderId}';
  const consume = `${http} > publish inventory.reserve > consume inventory.reserve`;
  expect([...spans.values()].map(path).sort()).toEqual(
    [
      http,
      `${http} > sql ask`,
      `${http} > publish inventory.reserve`,
      consume,
      `${consume} > sql handle inventory.reserve`,
      `${consume} > publish inventory.reserved`,
    ].sort(),
  );
  expect(lab.facts.filter((fact) => fact.traceId === root.traceId).length).toBeLessThanOrEqual(12);
  const sql = [...spans.values()].find((span) => span.name === 'handle inventory.reserve');
  expect(sql?.statements?.[0]).toContain('INSERT INTO effects');
});

test('spans go to an OpenTelemetry collector, too, when one is named', async () => {
  const asked: { path: string; bytes: number }[] = [];
  const collector = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', bytes });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => collector.close(() => resolve(undefined))));
  const { port } = collector.address() as AddressInfo; // it listens on TCP
  const telemetry = createTelemetry({
    hello: { token: '', source: 'product-service', instance: '1', pid: process.pid },
    otlpEndpoint: `http://127.0.0.1:${port}`,
  });
  await work(telemetry, 'seen by the collector');
  await telemetry.stop();
  await eventually(() => asked.length > 0);
  expect(asked[0]?.path).toBe('/v1/traces');
  expect(asked[0]?.bytes).toBeGreaterThan(100);
});
