import type { Peer } from '@bulkhead/contracts';
import type { Letter } from '../../../live/history/mail.ts';
import type { PastReader } from '../../../live/history/past.ts';
import { orderIdOf, outcomeOf, type PastSpan } from '../../../live/history/span.ts';

/** What a span looks like in time and space, in lines between lanes. */
export type StrokeKind =
  | 'message' // from where it was sent to where it was handled
  | 'waiting' // sent, and nobody has handled it yet
  | 'there' // a call on its way
  | 'back' // its answer
  | 'query' // to the database and back, drawn as a mark
  | 'stay'; // what one part did by itself in between

/** Called for every line of a span: from lane and time to lane and time. */
export type See = (kind: StrokeKind, from: Peer, fromMs: number, to: Peer, toMs: number) => void;

/** The lines of a span that has been told of. `untilMs`: where those end that have not ended. */
export function strokesOf(span: PastSpan, untilMs: number, see: See): void {
  const { event, startMs } = span;
  const { source } = event;
  const { op, peer } = event.data;
  const endMs = span.endMs ?? untilMs;
  switch (op) {
    case 'consume':
      if (span.sentBy !== null) see('message', span.sentBy.event.source, span.sentBy.startMs, source, startMs);
      else see('message', 'rabbitmq', startMs, source, startMs);
      see('stay', source, startMs, source, endMs);
      return;
    case 'publish':
      // Its line is that of the one who handled it. A publish that failed went nowhere.
      if (outcomeOf(span) !== 'ok') see('stay', source, startMs, source, endMs);
      return;
    case 'http-client': {
      const { answeredBy } = span;
      const middleMs = (startMs + endMs) / 2;
      const arrivedMs = Math.max(answeredBy?.startMs ?? middleMs, startMs);
      see('there', source, startMs, peer, arrivedMs);
      if (span.endMs === null || outcomeOf(span) === 'lost') return;
      const leftMs = Math.min(Math.max(answeredBy?.endMs ?? middleMs, arrivedMs), endMs);
      see('stay', peer, arrivedMs, peer, leftMs);
      see('back', peer, leftMs, source, endMs);
      return;
    }
    case 'http-server':
      // Between two parts of the lab, the caller's span says it all.
      if (peer !== 'shopper') return;
      see('there', peer, startMs, source, startMs);
      see('stay', source, startMs, source, endMs);
      if (span.endMs !== null) see('back', source, endMs, peer, endMs);
      return;
    case 'sql':
      see('query', peer, startMs, peer, endMs);
      return;
    default:
      op satisfies never;
  }
}

/** The line of a message that waits. */
export function strokeOfLetter({ sending, to }: Letter, untilMs: number, see: See): void {
  see('waiting', sending.event.source, sending.startMs, to, Math.max(untilMs, sending.startMs));
}

const undone: Readonly<Record<string, string>> = {
  'inventory.release': 'inventory.reserve',
  'payment.refund': 'payment.process',
};

/** What a compensation undoes: the handled command on the same lane, of the same order. It is drawn as going back to it. */
export function undoneBy(span: PastSpan, past: Pick<PastReader, 'ofOrder'>): PastSpan | null {
  const { event, startMs } = span;
  const wanted = event.data.op === 'consume' ? undone[event.data.name] : undefined;
  const orderId = orderIdOf(span);
  if (wanted === undefined || orderId === null) return null;
  for (const { spans } of past.ofOrder(orderId)) {
    const found = spans.find(
      (one) => one.event.data.op === 'consume' && one.event.data.name === wanted && one.startMs <= startMs,
    );
    if (found !== undefined) return found;
  }
  return null;
}
