import type { SpanEnded, SpanOp } from '@bulkhead/contracts';

/** What kind of thing it was. */
export const opWords: Record<SpanOp, string> = {
  'http-server': 'HTTP request, as answered',
  'http-client': 'HTTP request, as sent',
  sql: 'Transaction in its database',
  publish: 'Message to the broker',
  consume: 'Message from the broker',
};

type Outcome = SpanEnded['outcome'];

export const outcomeLooks: Record<Outcome, { sign: string; word: string; className: string }> = {
  ok: { sign: '✓', word: 'done', className: 'text-ok' },
  refused: { sign: '–', word: 'refused', className: 'text-undo' },
  error: { sign: '✕', word: 'failed', className: 'text-bad' },
  lost: { sign: '◌', word: 'lost: its sender died', className: 'text-bad' },
};
