import { queueNames, queues } from '@bulkhead/contracts/messages/topology';
import { outcomeOf, type PastSpan, stretchHome } from './span.ts';

/** One sent message on its way into one queue. */
export interface Letter {
  readonly sending: PastSpan;
  /** Undefined: no queue takes this type. */
  readonly queue: string;
  readonly to: PastSpan['event']['source'];
  /** waiting: nobody has handled it yet. unknown: something that was told of it may have been missed. */
  state: 'waiting' | 'handled' | 'unknown';
}

/** Ties sendings to handlings, in whatever order they are told. */
export interface Mail {
  sent(span: PastSpan): void;
  handled(span: PastSpan): void;
  /** The message was laid aside for good, or belongs to an older world. */
  dropped(messageId: string, queue: string): void;
  /** From here on it is not known whether what waits was handled; `source` null: by anybody. */
  doubt(source: string | null): void;
  letters(messageId: string): readonly Letter[];
  /** What nobody has handled yet. */
  waiting(): Iterable<Letter>;
  /** Nothing waits any more: the queues were emptied. */
  emptied(): void;
  forget(span: PastSpan): void;
}

const targets = new Map<string, { queue: string; to: Letter['to'] }[]>();
for (const queue of queueNames) {
  for (const type of queues[queue].binds) {
    targets.set(type, [...(targets.get(type) ?? []), { queue, to: queues[queue].consumer }]);
  }
}

/** Bounded by its caller, who forgets each span that is no longer kept. */
export function createMail(): Mail {
  const byMessage = new Map<string, Letter[]>();
  const waiting = new Set<Letter>();
  /** Handlings whose sending was not told yet. */
  const early = new Map<string, PastSpan[]>();

  function settle(span: PastSpan, letters: readonly Letter[]): void {
    span.sentBy = letters[0]?.sending ?? null;
    if (span.sentBy !== null && span.startMs < span.sentBy.startMs) {
      // No effect before its cause: two clocks differ a little.
      const lateMs = span.sentBy.startMs - span.startMs;
      span.startMs += lateMs;
      if (span.endMs !== null) span.endMs += lateMs;
    }
    stretchHome(span);
    const outcome = outcomeOf(span);
    if (outcome === 'error' || outcome === 'lost') return;
    for (const letter of letters) if (letter.queue === span.event.data.queue) close(letter, 'handled');
  }

  function close(letter: Letter, state: 'handled' | 'unknown'): void {
    letter.state = state;
    waiting.delete(letter);
  }

  return {
    sent(span) {
      const { messageId, name } = span.event.data;
      if (messageId === undefined) return;
      // A message that is published again is the same message.
      if (byMessage.has(messageId)) return;
      const letters = (targets.get(name) ?? []).map(
        (target): Letter => ({ sending: span, ...target, state: 'waiting' }),
      );
      byMessage.set(messageId, letters);
      for (const letter of letters) waiting.add(letter);
      for (const handling of early.get(messageId) ?? []) settle(handling, letters);
      early.delete(messageId);
    },
    handled(span) {
      const { messageId } = span.event.data;
      if (messageId === undefined) return;
      const letters = byMessage.get(messageId);
      if (letters !== undefined) settle(span, letters);
      else early.set(messageId, [...(early.get(messageId) ?? []).filter((one) => one !== span), span]);
    },
    dropped(messageId, queue) {
      for (const letter of byMessage.get(messageId) ?? []) if (letter.queue === queue) close(letter, 'handled');
    },
    doubt(source) {
      for (const letter of waiting) if (source === null || letter.to === source) close(letter, 'unknown');
    },
    letters: (messageId) => byMessage.get(messageId) ?? [],
    waiting: () => waiting,
    emptied() {
      for (const letter of waiting) close(letter, 'unknown');
    },
    forget({ event }) {
      const { messageId, op } = event.data;
      if (messageId === undefined) return;
      if (op === 'consume') early.delete(messageId);
      if (op !== 'publish') return;
      for (const letter of byMessage.get(messageId) ?? []) waiting.delete(letter);
      byMessage.delete(messageId);
    },
  };
}
