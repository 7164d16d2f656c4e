import type { MessageType, PassportSpan } from '@bulkhead/contracts';
import { isCompensation, kindOf } from '@bulkhead/contracts/messages/topology';

/** What an operation did, in a word. */
const verbs: Record<PassportSpan['op'], string> = {
  'http-server': 'answers',
  'http-client': 'asks',
  sql: 'SQL',
  publish: 'sends',
  consume: 'takes',
};

export function spanVerb({ op }: PassportSpan): string {
  return verbs[op];
}

/** `payment-service` as `payment`: the other word is in every one of them. */
export function shortSource(source: string): string {
  return source.replace(/-service$/, '');
}

/** How it ended. Each has a sign and a word: colour alone says nothing. */
export const spanOutcomes: Record<PassportSpan['outcome'], { sign: string; word: string; className: string }> = {
  ok: { sign: '✓', word: 'done', className: 'text-ok' },
  refused: { sign: '○', word: 'refused', className: 'text-undo' },
  error: { sign: '✕', word: 'failed', className: 'text-bad' },
  lost: { sign: '?', word: 'lost: its service died', className: 'text-bad' },
  open: { sign: '…', word: 'still running', className: 'text-command' },
};

/** Colours of the lab: what is asked, told and undone; the rest is work. */
export function spanLook({ op, name, outcome }: PassportSpan): string {
  if (outcome === 'error' || outcome === 'lost') return 'bad';
  const type = name.replace(/^handle /, '');
  if (isMessage(type)) {
    if (isCompensation(type)) return 'undo';
    if (op !== 'sql') return kindOf(type) === 'command' ? 'command' : 'event';
  }
  return op === 'sql' ? 'sql' : 'rest';
}

/** A message's type has a dot, and nothing else that a span is called has one. */
function isMessage(name: string): name is MessageType {
  return /^[a-z]+\.[a-z-]+$/.test(name);
}
