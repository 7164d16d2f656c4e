import { type EdgeView, emptyWorld, type World } from '@bulkhead/world';
import { describe, expect, it } from 'vitest';
import { createSeries, lineKey, linePoints, together, trafficOf } from './series.ts';

const startMs = 1_700_000_000_000;
const cpu = lineKey('order-service', 'cpu');

function worldWith(cpuPercent: number | null, runId = 'run', edges: World['edges'] = {}): World {
  const world = { ...emptyWorld(), runId, edges };
  const figures = cpuPercent === null ? null : { id: 'order-service' as const, cpuPercent, memoryBytes: 1 };
  const telemetry = { connected: true, missed: 0 };
  const component = { ...world.components['order-service'], figures, telemetry };
  return { ...world, components: { ...world.components, 'order-service': component } };
}

function edge(change: Partial<EdgeView> = {}): EdgeView {
  const ends = {
    id: 'order-service>order-mysql:sql',
    from: 'order-service',
    to: 'order-mysql',
    opClass: 'sql',
  } as const;
  const figures = {
    ratePerSecond: 4,
    errorsPerSecond: 1,
    p50Ms: 2,
    p95Ms: 9,
    at: startMs,
    keptOneIn: 1,
    breaker: null,
  };
  return { ...ends, ...figures, ...change };
}

describe('a line', () => {
  it('has a point a second, oldest first, and nothing before the beginning', () => {
    const series = createSeries();
    for (const [i, value] of [5, 6, 7].entries()) series.note(worldWith(value), startMs + i * 1_000);
    const line = series.line(cpu, startMs + 2_000);
    expect(line).toHaveLength(linePoints);
    expect(line.slice(-4)).toEqual([null, 5, 6, 7]);
    expect(series.ticks.get()).toBe(3);
  });

  it('takes one point a second, however often it is told', () => {
    const series = createSeries();
    series.note(worldWith(5), startMs);
    series.note(worldWith(99), startMs + 500);
    expect(series.line(cpu, startMs).at(-1)).toBe(5);
    expect(series.ticks.get()).toBe(1);
  });

  it('has gaps where nobody told, where a tab slept, and where the figure is not known', () => {
    const series = createSeries();
    series.note(worldWith(5), startMs);
    series.note(null, startMs + 1_000);
    series.note(worldWith(null), startMs + 2_000);
    series.note(worldWith(8), startMs + 5_000);
    expect(series.line(cpu, startMs + 5_000).slice(-6)).toEqual([5, null, null, null, null, 8]);
  });

  it('never shows what is ten minutes old in the place of now', () => {
    const series = createSeries();
    series.note(worldWith(5), startMs);
    series.note(worldWith(6), startMs + 600_000);
    expect(series.line(cpu, startMs + 600_000).filter((value) => value !== null)).toEqual([6]);
    expect(series.line(cpu, startMs).every((value) => value === null)).toBe(true);
  });

  it('has a gap also where something stood ten minutes before', () => {
    const series = createSeries();
    series.note(worldWith(5), startMs);
    series.note(worldWith(6), startMs + 599_000);
    series.note(worldWith(7), startMs + 601_000);
    expect(series.line(cpu, startMs + 601_000).slice(-3)).toEqual([6, null, 7]);
  });

  it('can be read at a past moment', () => {
    const series = createSeries();
    for (let i = 0; i < 120; i += 1) series.note(worldWith(i), startMs + i * 1_000);
    expect(series.line(cpu, startMs + 70_000).at(-1)).toBe(70);
    expect(series.line(cpu, startMs + 70_000)[0]).toBe(11);
  });

  it('begins anew with another run of the lab, and when the clock is set back', () => {
    const series = createSeries();
    series.note(worldWith(5), startMs);
    series.note(worldWith(6, 'other'), startMs + 1_000);
    expect(series.line(cpu, startMs + 1_000).slice(-2)).toEqual([null, 6]);
    series.note(worldWith(7, 'other'), startMs - 3_600_000);
    expect(series.line(cpu, startMs - 3_600_000).slice(-2)).toEqual([null, 7]);
  });

  it('sums what comes into a component', () => {
    const series = createSeries();
    const other = edge({
      id: 'lab>order-mysql:sql',
      from: 'order-service',
      ratePerSecond: 2,
      errorsPerSecond: 0,
      p95Ms: 30,
    });
    series.note(worldWith(1, 'run', { a: edge(), b: other }), startMs);
    expect(series.line(lineKey('order-mysql', 'rate'), startMs).at(-1)).toBe(6);
    expect(series.line(lineKey('order-mysql', 'p95'), startMs).at(-1)).toBe(30);
    expect(series.line(lineKey('order-mysql', 'errors'), startMs).at(-1)).toBe(1);
  });
});

describe('traffic', () => {
  it('is nothing when its samples have stopped, and unknown when nobody is there to tell', () => {
    expect(trafficOf(edge(), true, startMs)).toEqual({ rate: 4, errors: 1, p95: 9 });
    expect(trafficOf(edge(), true, startMs + 60_000)).toEqual({ rate: 0, errors: 0, p95: null });
    expect(trafficOf(edge(), false, startMs)).toEqual({ rate: null, errors: null, p95: null });
  });

  it('of which one part is unknown is at least the other part', () => {
    const unknown = { rate: null, errors: null, p95: null };
    expect(together(unknown, { rate: 3, errors: 0, p95: 5 })).toEqual({ rate: 3, errors: 0, p95: 5 });
    expect(together(undefined, unknown)).toEqual(unknown);
  });
});
