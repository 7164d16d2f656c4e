import type { OrderEventRecord } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { inFlightAt, judge } from './judge.ts';

const event = (orderId: string, type: string, atMs: number): OrderEventRecord => ({
  position: 1,
  orderId,
  version: 1,
  type,
  data: {},
  occurredAt: new Date(atMs).toISOString(),
});
const good = {
  accepted: Array.from({ length: 200 }, (_, i) => ({ orderId: `o${i}`, acceptedAtMs: 10 })),
  struck: [{ target: 'payment-mysql' as const, killedAtMs: 15, recoveredAfterMs: 900 }],
  events: Array.from({ length: 200 }, (_, i) => [
    event(`o${i}`, 'OrderCreated', 10),
    event(`o${i}`, 'OrderConfirmed', 20),
  ]).flat(),
  verdicts: [{ invariant: 'I1', title: 'nothing lost', verdict: 'holds' as const, checked: 200 }],
  tookMs: 61_000,
  quietAfterMs: 4_000,
};
const bad = (change: Partial<typeof good>) =>
  judge({ ...good, ...change } as typeof good)
    .filter((j) => !j.isGood)
    .map((j) => j.what);

describe('the judge of a storm', () => {
  it('counts the orders in flight at a moment', () => {
    expect(inFlightAt(good.events, 5)).toBe(0);
    expect(inFlightAt(good.events, 15)).toBe(200);
    expect(inFlightAt(good.events, 25)).toBe(0);
  });
  it('is content with a good storm, and names what is not good', () => {
    expect(bad({})).toEqual([]);
    expect(bad({ tookMs: 10_000 })).toHaveLength(1);
    expect(bad({ events: good.events.slice(2) })).toEqual(['no accepted order is lost']);
    expect(bad({ events: good.events.slice(0, -1) })).toEqual(['every order has ended within 30 s of the last start']);
    expect(bad({ struck: [{ target: 'payment-mysql', killedAtMs: 30, recoveredAfterMs: 4_000 }] })).toHaveLength(2);
  });
});
