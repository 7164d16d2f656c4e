import type { Interval } from '../../../live/history/interval.ts';
import type { PastReader } from '../../../live/history/past.ts';
import { orderIdOf, outcomeOf, type PastSpan } from '../../../live/history/span.ts';
import { formatCount } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';

export interface RangeSummary {
  readonly lengthMs: number;
  readonly messages: number;
  readonly orders: number;
  readonly failures: number;
  /** Of the calls that ended in it; null: there were none. */
  readonly p95Ms: number | null;
}

/** What happened in a stretch of time. */
export function summaryOf(past: Pick<PastReader, 'visit'>, { fromMs, toMs }: Interval): RangeSummary {
  const orders = new Set<string>();
  const callMs: number[] = [];
  let [messages, failures] = [0, 0];
  past.visit(fromMs, toMs, (span) => {
    const { op } = span.event.data;
    const orderId = orderIdOf(span);
    if (orderId !== null) orders.add(orderId);
    if (op === 'publish') messages += 1;
    if (outcomeOf(span) === 'error' || outcomeOf(span) === 'lost') failures += 1;
    if ((op === 'http-client' || op === 'http-server') && span.endMs !== null) callMs.push(span.endMs - span.startMs);
  });
  callMs.sort((a, b) => a - b);
  const p95Ms = callMs[Math.ceil(callMs.length * 0.95) - 1] ?? null;
  return { lengthMs: toMs - fromMs, messages, orders: orders.size, failures, p95Ms };
}

export function summaryText({ lengthMs, messages, orders, failures, p95Ms }: RangeSummary): string {
  const calls = p95Ms === null ? 'no calls' : `p95 of calls ${formatDuration(p95Ms)}`;
  return [
    formatDuration(lengthMs),
    formatCount(messages, 'message'),
    formatCount(orders, 'order'),
    formatCount(failures, 'failure'),
    calls,
  ].join(' · ');
}

/** The next or previous moment at which something began or ended, seen from another. Null: there is none. */
export function stepFrom(
  past: Pick<PastReader, 'visit' | 'known'>,
  fromMs: number,
  direction: 1 | -1,
  orderId: string | null,
): number | null {
  const known = past.known();
  if (known === null) return null;
  let best: number | null = null;
  const consider = (ms: number | null): void => {
    // Whole milliseconds: a moment in the address has no fractions.
    const at = ms === null ? null : Math.round(ms);
    if (at === null || (at - fromMs) * direction < 1) return;
    if (best === null || (at - best) * direction < 0) best = at;
  };
  const see = (span: PastSpan): void => {
    if (orderId !== null && orderIdOf(span) !== orderId) return;
    consider(span.startMs);
    consider(span.endMs);
  };
  if (direction > 0) past.visit(fromMs, known.toMs, see);
  else past.visit(known.fromMs, fromMs, see);
  return best;
}
