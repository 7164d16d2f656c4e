import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import { AdaptiveSampler } from './adaptive-sampler.ts';
import { createEdgeMeter } from './edge-meter.ts';
import { createFactBuffer } from './fact-buffer.ts';
import { peerOfCaller } from './peers.ts';

function keptOf(sampler: AdaptiveSampler, count: number): number {
  return Array.from({ length: count }, () => sampler.shouldSample().decision).filter(
    (d) => d === SamplingDecision.RECORD_AND_SAMPLED,
  ).length;
}

test('the sampler keeps all of a few, and about as many as asked for of many', () => {
  let nowMs = 0;
  const sampler = new AdaptiveSampler(50, () => nowMs);
  expect(keptOf(sampler, 40)).toBe(40);
  for (const rate of [1_000, 1_000, 1_000]) {
    nowMs += 1_000;
    keptOf(sampler, rate);
  }
  nowMs += 1_000;
  expect(sampler.keptOneIn).toBeGreaterThan(1);
  expect(keptOf(sampler, 1_000)).toBe(50);
  expect(sampler.keptOneIn).toBeGreaterThanOrEqual(20);
});

test('a burst is thinned out within its first second', () => {
  const sampler = new AdaptiveSampler(50, () => 0);
  expect(keptOf(sampler, 10_000)).toBeLessThan(500);
});

test('after a pause everything is kept again', () => {
  let nowMs = 0;
  const sampler = new AdaptiveSampler(50, () => nowMs);
  keptOf(sampler, 5_000);
  nowMs += 60_000;
  expect(keptOf(sampler, 20)).toBe(20);
});

test('the meter counts everything, and keeps a bounded sample of durations', () => {
  const meter = createEdgeMeter();
  for (let i = 1; i <= 1_000; i += 1) meter.record('sql', 'product-mysql', i <= 200 ? 1 : 1, i % 10 === 0);
  expect(meter.take()).toEqual([{ op: 'sql', peer: 'product-mysql', count: 1_000, errors: 100, p50Ms: 1, p95Ms: 1 }]);
  expect(meter.take()).toEqual([]);
  expect(meter.totals()).toEqual([{ op: 'sql', peer: 'product-mysql', count: 1_000, errors: 100 }]);
});

test('the buffer is bounded, and says what it dropped', () => {
  const buffer = createFactBuffer(3);
  for (let waiting = 0; waiting < 5; waiting += 1) buffer.add({ kind: 'outbox.sampled', at: 0, data: { waiting } });
  expect(buffer.size).toBe(3);
  expect(buffer.take(2)).toMatchObject({ seq: 0, dropped: 2 });
  expect(buffer.take(2)).toMatchObject({ seq: 4, dropped: 0 });
  expect(buffer.take(2)).toBeUndefined();
});

test('callers name themselves; whoever does not is a shopper', () => {
  expect(['order-service', 'lab/1.0', 'Mozilla/5.0', undefined].map(peerOfCaller)).toEqual([
    'order-service',
    'lab',
    'shopper',
    'shopper',
  ]);
});
