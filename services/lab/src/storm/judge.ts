import type { OrderEventRecord, Verdict } from '@bulkhead/contracts';
import type { Accepted } from './customers.ts';
import type { Struck } from './strike.ts';

export interface Judged {
  what: string;
  isGood: boolean;
  figure: string;
}

export interface StormRecord {
  accepted: readonly Accepted[];
  struck: readonly Struck[];
  events: readonly OrderEventRecord[];
  verdicts: readonly Verdict[];
  tookMs: number;
  /** From the last order (after the last start) until none was under way; undefined: not within the deadline. */
  quietAfterMs: number | undefined;
}

const ends = new Set(['OrderConfirmed', 'OrderCancelled']);

/** Orders accepted before the moment whose end came after it, by the order service's own events. */
export function inFlightAt(events: readonly OrderEventRecord[], atMs: number): number {
  const began = new Set<string>();
  const ended = new Set<string>();
  for (const event of events) {
    if (Date.parse(event.occurredAt) > atMs) continue;
    if (event.type === 'OrderCreated') began.add(event.orderId);
    if (ends.has(event.type)) ended.add(event.orderId);
  }
  return began.size - ended.size;
}

/** What has to be true after a storm, and that there was a storm at all. `patience` multiplies the time to recover. */
export function judge(record: StormRecord, patience = 1): Judged[] {
  const { accepted, struck, events, verdicts, tookMs, quietAfterMs } = record;
  const stored = new Set(events.filter((e) => e.type === 'OrderCreated').map((e) => e.orderId));
  const over = new Set(events.filter((e) => ends.has(e.type)).map((e) => e.orderId));
  const lost = accepted.filter(({ orderId }) => !stored.has(orderId));
  const open = [...stored].filter((id) => !over.has(id));
  const flights = struck.map((s) => inFlightAt(events, s.killedAtMs));
  return [
    { what: 'it lasted at least 60 s', isGood: tookMs >= 60_000, figure: `${Math.round(tookMs / 1_000)} s` },
    { what: 'at least 200 orders were accepted', isGood: accepted.length >= 200, figure: `${accepted.length}` },
    {
      what: 'at least 3 orders were in flight at each kill',
      isGood: Math.min(...flights) >= 3,
      figure: `least ${Math.min(...flights)}`,
    },
    {
      what: 'no accepted order is lost',
      isGood: lost.length === 0,
      figure: `${lost.length} lost ${lost[0]?.orderId ?? ''}`,
    },
    {
      what: 'every order has ended within 30 s of the last start',
      isGood: open.length === 0 && (quietAfterMs ?? Infinity) <= 30_000,
      figure: `${quietAfterMs ?? '> 60000'} ms, ${open.length} open ${open[0] ?? ''}`,
    },
    ...struck.map(({ target, recoveredAfterMs }) => {
      // Of the broker it is an order that tells, and it takes longer than a request.
      const limitMs = (target === 'rabbitmq' ? 5_000 : 3_000) * patience;
      return {
        what: `${target} serves within ${limitMs / 1_000} s of accepting connections`,
        isGood: (recoveredAfterMs ?? Infinity) <= limitMs,
        figure: `${recoveredAfterMs ?? 'never'} ms`,
      };
    }),
    ...verdicts.map((v) => ({
      what: `${v.invariant} ${v.title}`,
      isGood: v.verdict === 'holds',
      figure: `${v.verdict}${v.witness ? `: ${v.witness}` : ''} (${v.checked} checked)`,
    })),
  ];
}
