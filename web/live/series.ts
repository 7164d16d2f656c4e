import type { Peer } from '@bulkhead/contracts';
import type { EdgeView, World } from '@bulkhead/world';
import { createStore, type Store } from './store.ts';

/** What is drawn as a line over the last minute. */
export const measures = ['cpu', 'memory', 'rate', 'p95', 'errors', 'connections', 'depth'] as const;
export type Measure = (typeof measures)[number];

/** Points of one line, one a second. */
export const linePoints = 60;
const keptSeconds = 600;
/** More lines than a lab has; a flood of made-up edges must not fill the memory. */
const maxLines = 600;
/** An edge's sample says nothing about now when it is older than this. */
export const freshMs = 3_000;

export interface Series {
  /** Counts up with each new point. */
  readonly ticks: Pick<Store<number>, 'get' | 'first' | 'subscribe'>;
  /** Notes how things are in this second; without a world (nobody tells us) the second stays unknown. */
  note(world: World | null, nowMs: number): void;
  /** The minute that ends at `endMs`, oldest first; null where nothing is known. */
  line(key: string, endMs: number): (number | null)[];
}

/** A bounded memory of figures and rates: ten minutes, a point a second. */
export function createSeries(): Series {
  const ticks = createStore(0);
  const lines = new Map<string, Float64Array>();
  let runId: string | null = null;
  let last = 0;

  function begin(second: number): void {
    // A clock that was set back, or a laptop that slept: what is not known is a gap, not a line.
    if (second < last - 1 || second - last > keptSeconds) lines.clear();
    for (let passed = Math.max(last + 1, second - keptSeconds + 1); passed <= second; passed += 1)
      for (const line of lines.values()) line[passed % keptSeconds] = Number.NaN;
    last = second;
  }

  return {
    ticks,
    note(world, nowMs) {
      const second = Math.floor(nowMs / 1_000);
      if (second === last) return;
      if (world !== null && world.runId !== runId) {
        lines.clear();
        runId = world.runId;
      }
      begin(second);
      for (const [key, value] of world === null ? [] : pointsOf(world, nowMs)) {
        let line = lines.get(key);
        if (line === undefined) {
          if (lines.size >= maxLines) continue;
          line = new Float64Array(keptSeconds).fill(Number.NaN);
          lines.set(key, line);
        }
        line[second % keptSeconds] = value ?? Number.NaN;
      }
      ticks.set(ticks.get() + 1);
    },
    line(key, endMs) {
      const line = lines.get(key);
      const end = Math.floor(endMs / 1_000);
      return Array.from({ length: linePoints }, (_, i) => {
        const second = end - linePoints + 1 + i;
        if (line === undefined || second > last || second <= last - keptSeconds) return null;
        const value = line[second % keptSeconds] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      });
    },
  };
}

/** `of` is a component, a way or a queue. */
export function lineKey(of: string, measure: Measure): string {
  return `${of} ${measure}`;
}

/** Every figure of one moment. */
export function* pointsOf(world: World, nowMs: number): Generator<[key: string, value: number | null]> {
  for (const { id, figures } of Object.values(world.components)) {
    yield [lineKey(id, 'cpu'), figures?.cpuPercent ?? null];
    yield [lineKey(id, 'memory'), figures?.memoryBytes ?? null];
    if (figures?.connections) yield [lineKey(id, 'connections'), figures.connections.used];
  }
  for (const { name, ready, unacked } of Object.values(world.queues.byName))
    yield [lineKey(name, 'depth'), world.queues.known ? ready + unacked : null];
  const into = new Map<Peer, Traffic>();
  for (const edge of Object.values(world.edges)) {
    const traffic = trafficOf(edge, isTold(world, edge), nowMs);
    yield [lineKey(edge.id, 'rate'), traffic.rate];
    yield [lineKey(edge.id, 'errors'), traffic.errors];
    yield [lineKey(edge.id, 'p95'), traffic.p95];
    into.set(edge.to, together(into.get(edge.to), traffic));
  }
  for (const [peer, traffic] of into) {
    if (peer === 'shopper') continue;
    yield [lineKey(peer, 'rate'), traffic.rate];
    yield [lineKey(peer, 'errors'), traffic.errors];
    yield [lineKey(peer, 'p95'), traffic.p95];
  }
}

/** Requests and messages on one way, or into one component. Null: nobody tells. */
export interface Traffic {
  rate: number | null;
  errors: number | null;
  /** Null also when there was nothing to measure. */
  p95: number | null;
}

/** The component that tells of an edge is connected to the lab. */
export function isTold(world: World, edge: EdgeView): boolean {
  const teller = edge.from === 'shopper' || edge.from === 'rabbitmq' ? edge.to : edge.from;
  return teller !== 'shopper' && world.components[teller].telemetry.connected === true;
}

/** Samples stop with the traffic: an old one means none, as long as its teller is there to tell. */
export function trafficOf(edge: EdgeView, told: boolean, nowMs: number): Traffic {
  if (!told) return { rate: null, errors: null, p95: null };
  const isFresh = nowMs - edge.at < freshMs;
  if (!isFresh || edge.ratePerSecond === 0) return { rate: 0, errors: 0, p95: null };
  return { rate: edge.ratePerSecond, errors: edge.errorsPerSecond, p95: edge.p95Ms };
}

/** Rates add up; of durations the slowest counts; what one of them does not tell, the other still does. */
export function together(a: Traffic | undefined, b: Traffic): Traffic {
  if (a === undefined) return b;
  const both = (x: number | null, y: number | null, join: (x: number, y: number) => number) =>
    x === null ? y : y === null ? x : join(x, y);
  const sum = (x: number, y: number) => x + y;
  return { rate: both(a.rate, b.rate, sum), errors: both(a.errors, b.errors, sum), p95: both(a.p95, b.p95, Math.max) };
}
