/** When the requests and messages that a frame of the lab tells about ended in their service; ms since 1970. */
export function spanEnds(payload: string | Buffer): number[] {
  if (typeof payload !== 'string') return [];
  // A packet of socket.io: digits, the namespace, then JSON.
  const json = /^4\d*\/live,(\[.*)$/s.exec(payload)?.[1];
  if (json === undefined) return [];
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed) || parsed[0] !== 'live:frame' || !Array.isArray(parsed[1])) return [];
  const ends: number[] = [];
  for (const event of parsed[1] as readonly { kind?: unknown; data?: Record<string, unknown> }[]) {
    // each is checked below
    const { startedAtMs, durationMs } = event.data ?? {};
    if (event.kind === 'span.ended' && typeof startedAtMs === 'number' && typeof durationMs === 'number') {
      ends.push(startedAtMs + durationMs);
    }
  }
  return ends;
}
