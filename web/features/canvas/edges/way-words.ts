import type { EdgeView } from '@bulkhead/world';
import type { Traffic } from '../../../live/series.ts';
import { formatRate } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import type { EdgeRole } from '../places/graph.ts';

const roleWords: Record<EdgeRole, string> = { rest: 'requests', amqp: 'messages', sql: 'transactions' };

export function wayName({ from, to, role }: { from: string; to: string; role: EdgeRole }): string {
  return `${from === 'shopper' ? 'shoppers' : from} to ${to}, ${roleWords[role]}`;
}

/** The figures of a way as the picture writes them: `–` is not known, a rate of 0 is. */
export interface WayFigures {
  readonly rate: string;
  readonly times: string;
}

export function wayFigures(edge: EdgeView | undefined, traffic: Traffic | undefined): WayFigures {
  if (edge === undefined || traffic === undefined || traffic.rate === null) return { rate: '–', times: '' };
  const times = traffic.p95 === null ? '' : timesOf(edge.p50Ms, traffic.p95);
  return { rate: `${formatRate(traffic.rate)}/s`, times };
}

/** `5 / 19 ms`: the unit once, where both have the same. */
function timesOf(p50: number, p95: number): string {
  const [low, high] = [formatDuration(p50), formatDuration(p95)];
  const unit = high.slice(high.indexOf(' '));
  return low.endsWith(unit) && unit === ' ms' ? `${low.slice(0, -unit.length)} / ${high}` : `${low} / ${high}`;
}

/** The same for somebody who hears it. */
export function sayFigures(edge: EdgeView | undefined, traffic: Traffic | undefined): string {
  if (edge === undefined) return 'nothing has passed yet';
  const breaker = edge.breaker === null || edge.breaker === 'closed' ? '' : `, breaker ${breakerWord(edge.breaker)}`;
  if (traffic === undefined || traffic.rate === null) return `figures unknown${breaker}`;
  if (traffic.p95 === null) return `nothing passes now${breaker}`;
  const median = `half under ${formatDuration(edge.p50Ms)}`;
  return `${formatRate(traffic.rate)} per second, ${median}, 95 of 100 under ${formatDuration(traffic.p95)}${breaker}`;
}

function breakerWord(breaker: 'open' | 'half-open'): string {
  return breaker === 'open' ? 'open' : 'half open';
}
