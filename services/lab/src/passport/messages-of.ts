import type { LabEvent, PassportMessage, PassportSpan } from '@bulkhead/contracts';

/** The messages of an order: sent, delivered, refused, and what each was caused by, in the order in which they began. */
export function messagesOf(spans: readonly PassportSpan[], events: readonly LabEvent[]): PassportMessage[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const messages = new Map<string, PassportMessage>();

  function messageOf(id: string, type: string): PassportMessage {
    const known = messages.get(id);
    if (known !== undefined) return known;
    const message: PassportMessage = { id, type, sent: [], deliveries: [], refused: [] };
    messages.set(id, message);
    return message;
  }

  for (const span of spans) {
    if (span.messageId === undefined) continue;
    if (span.op === 'publish') noteSent(messageOf(span.messageId, span.name), span, causeOf(span, byId));
    if (span.op === 'consume') noteDelivery(messageOf(span.messageId, span.name), span);
  }
  for (const event of events) {
    if (event.kind !== 'message.refused') continue;
    const { messageId, type, queue, why, detail } = event.data;
    messageOf(messageId, type).refused.push({ queue, why: detail ? `${why}: ${detail}` : why, atMs: event.at });
  }
  return [...messages.values()];
}

function noteSent(message: PassportMessage, span: PassportSpan, cause: PassportMessage['causedBy']): void {
  message.from = span.source;
  if (cause !== undefined) message.causedBy ??= cause;
  const isConfirmed = span.outcome === 'ok' && span.durationMs !== undefined;
  message.sent.push({
    atMs: span.startedAtMs,
    ...(isConfirmed ? { confirmedMs: span.durationMs } : {}),
    spanId: span.spanId,
  });
}

function noteDelivery(message: PassportMessage, span: PassportSpan): void {
  const { spanId, source, outcome, startedAtMs, durationMs, detail, queue = 'unknown queue' } = span;
  message.deliveries.push({
    ...{ queue, to: source, atMs: startedAtMs, outcome, spanId },
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(detail === undefined ? {} : { detail }),
  });
}

/** The nearest message or request above: a trace has no loops, but what comes from outside is not trusted to be one. */
function causeOf(span: PassportSpan, byId: ReadonlyMap<string, PassportSpan>): PassportMessage['causedBy'] {
  const seen = new Set<string>();
  for (let at = parentOf(span, byId); at !== undefined && !seen.has(at.spanId); at = parentOf(at, byId)) {
    seen.add(at.spanId);
    if (at.op === 'consume') return { what: 'message', name: at.name, id: at.messageId ?? at.spanId };
    if (at.op === 'http-server') return { what: 'request', name: at.name, id: at.spanId };
  }
  return undefined;
}

function parentOf(span: PassportSpan, byId: ReadonlyMap<string, PassportSpan>): PassportSpan | undefined {
  return span.parentSpanId === undefined ? undefined : byId.get(span.parentSpanId);
}
