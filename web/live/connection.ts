/** How far the screen can be trusted. */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** Connected, but nothing came for a while: what is shown is `sinceMs` old. */
  | { kind: 'stale'; sinceMs: number }
  | { kind: 'disconnected'; sinceMs: number; hasData: boolean }
  | { kind: 'other-version' };

/** The lab measures itself every 2 s, so a longer silence means that something is wrong. */
export const staleAfterMs = 7_000;

export interface ConnectionFacts {
  isConnected: boolean;
  hasWorld: boolean;
  isForeign: boolean;
  /** When the page was opened, was last connected, and last got anything; ms, one clock. */
  openedAtMs: number;
  lostAtMs: number | undefined;
  heardAtMs: number | undefined;
}

const patienceMs = 3_000;

export function connectionOf(facts: ConnectionFacts, nowMs: number): Connection {
  if (facts.isForeign) return { kind: 'other-version' };
  if (!facts.isConnected) {
    const sinceMs = facts.lostAtMs ?? facts.openedAtMs;
    const isPatient = nowMs - sinceMs < patienceMs && !facts.hasWorld;
    return isPatient ? { kind: 'connecting' } : { kind: 'disconnected', sinceMs, hasData: facts.hasWorld };
  }
  if (!facts.hasWorld || facts.heardAtMs === undefined) return { kind: 'connecting' };
  return nowMs - facts.heardAtMs > staleAfterMs ? { kind: 'stale', sinceMs: facts.heardAtMs } : { kind: 'live' };
}

/** Keeps the old object while nothing changed, so that listeners stay quiet. */
export function sameConnection(a: Connection, b: Connection): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
