import type { PassportMessage, PassportSpan } from '@bulkhead/contracts';

/** The operations as they were at a past moment: what had not begun is not there, what had not ended is open. */
export function spansAt(spans: readonly PassportSpan[], moment: number | null): readonly PassportSpan[] {
  if (moment === null) return spans;
  return spans
    .filter(({ startedAtMs }) => startedAtMs <= moment)
    .map((span) => {
      if (span.durationMs === undefined || span.startedAtMs + span.durationMs <= moment) return span;
      const { durationMs: _notYet, detail: _unknown, ...open } = span;
      return { ...open, outcome: 'open' as const };
    });
}

export function messagesAt(messages: readonly PassportMessage[], moment: number | null): readonly PassportMessage[] {
  if (moment === null) return messages;
  return messages
    .map((message) => ({
      ...message,
      sent: message.sent.filter(({ atMs }) => atMs <= moment),
      deliveries: message.deliveries.filter(({ atMs }) => atMs <= moment),
      refused: message.refused.filter(({ atMs }) => atMs <= moment),
    }))
    .filter(({ sent, deliveries, refused }) => sent.length + deliveries.length + refused.length > 0);
}
