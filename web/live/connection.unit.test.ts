import { describe, expect, it } from 'vitest';
import { type ConnectionFacts, connectionOf, sameConnection, staleAfterMs } from './connection.ts';

const facts: ConnectionFacts = {
  isConnected: true,
  hasWorld: true,
  isForeign: false,
  openedAtMs: 0,
  lostAtMs: undefined,
  heardAtMs: 1_000,
};

describe('how far the screen can be trusted', () => {
  it.each([
    ['live', facts, 2_000],
    ['stale', facts, 1_001 + staleAfterMs],
    ['connecting', { ...facts, hasWorld: false, heardAtMs: undefined }, 2_000],
    ['connecting', { ...facts, isConnected: false, hasWorld: false }, 2_000],
    ['disconnected', { ...facts, isConnected: false, hasWorld: false }, 4_000],
    ['disconnected', { ...facts, isConnected: false, lostAtMs: 1_900 }, 2_000],
    ['other-version', { ...facts, isForeign: true }, 2_000],
  ] as const)('%s', (kind, given, nowMs) => {
    expect(connectionOf(given, nowMs).kind).toBe(kind);
  });

  it('says since when, and whether there is an old picture', () => {
    const lost = connectionOf({ ...facts, isConnected: false, lostAtMs: 1_500 }, 9_000);
    expect(lost).toEqual({ kind: 'disconnected', sinceMs: 1_500, hasData: true });
  });

  it('knows an unchanged state', () => {
    expect(sameConnection({ kind: 'stale', sinceMs: 1 }, { kind: 'stale', sinceMs: 1 })).toBe(true);
    expect(sameConnection({ kind: 'stale', sinceMs: 1 }, { kind: 'live' })).toBe(false);
  });
});
