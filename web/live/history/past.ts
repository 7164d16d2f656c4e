import type { LabEvent } from '@bulkhead/contracts';
import { emptyWorld, reduceAll, type World } from '@bulkhead/world';
import { createActivity } from './activity.ts';
import { type Band, createBands } from './bands.ts';
import { addToChunk, type Chunk, newChunk } from './chunk.ts';
import { firstIndex, type Interval } from './interval.ts';
import type { Letter } from './mail.ts';
import { createMarks, type Mark } from './marks.ts';
import { leftAtMs, type PastSpan, type Trace } from './span.ts';
import { createSpans } from './spans.ts';
import { createWindows, type Window } from './windows.ts';

/**
 * Events that are kept: at 20 orders a second some 50 seconds, in a quiet lab hours. About 1 kB each with all that is
 * known of them, so 60 MB; twice that while somebody looks back, because what is looked at stays.
 */
export const keptEvents = 60_000;

/** What can be asked of the past, whether it was seen live or comes from a recording. */
export interface PastReader {
  /** Another number means that something has changed. */
  version(): number;
  /** Null: nothing is known yet. */
  known(): Interval | null;
  /** Between `known().fromMs` and its end: when nothing was heard. */
  gaps(): readonly Interval[];
  /** The world after all events up to then; the nearest that is kept when there is none. */
  worldAt(atMs: number): World;
  /** Every span that was under way, or whose message was, at some time in between. */
  visit(fromMs: number, toMs: number, see: (span: PastSpan) => void): void;
  find(spanId: string): PastSpan | undefined;
  ofOrder(orderId: string): readonly Trace[];
  letters(messageId: string): readonly Letter[];
  waiting(): Iterable<Letter>;
  bands(): readonly Band[];
  windows(): readonly Window[];
  marks(): readonly Mark[];
  activity(): readonly Interval[];
}

/** What fills it: the live feed, or a recording from its beginning to its end. */
export interface PastWriter {
  /** Goes on from a world, without what happened between it and the last event. */
  begin(world: World, atMs: number): void;
  /** `before`: the world that these events were folded into. */
  take(events: readonly LabEvent[], before: World): void;
  /** What is kept now stays, however much comes, until it is let go. */
  pin(isPinned: boolean): void;
}

export type Past = PastReader & PastWriter;

export function createPast(capacity = keptEvents): Past {
  const chunks: Chunk[] = [];
  let count = 0;
  let version = 0;
  /** The world at the last asked moment, from which a later one is near. */
  let last: { chunk: Chunk; folded: number; world: World } | null = null;
  const activity = createActivity();
  const spans = createSpans(activity);
  const bands = createBands();
  const windows = createWindows();
  const marks = createMarks();

  function takeOne(chunk: Chunk, event: LabEvent): void {
    const span = spans.take(event);
    addToChunk(chunk, event, span);
    const changed = bands.take(event);
    if (marks.take(event) || changed) activity.note(event.at, event.at);
    if (event.kind === 'audit.finished') windows.take(event);
    if (event.kind === 'source.gap') spans.mail.doubt(event.data.id);
    if (event.kind === 'reset.finished') spans.mail.emptied();
    if (event.kind === 'message.refused' && event.data.why === 'dead-lettered') {
      spans.mail.dropped(event.data.messageId, event.data.queue);
    }
  }

  function evict(): void {
    while (count > capacity) {
      const oldest = chunks.findIndex((chunk) => !chunk.isPinned);
      // What is being written to stays.
      if (oldest === -1 || oldest >= chunks.length - 1) return;
      const [gone] = chunks.splice(oldest, 1);
      if (gone === undefined) return;
      count -= gone.events.length;
      for (const span of gone.spans) spans.forget(span);
      const next = chunks[oldest];
      if (next !== undefined && oldest > 0) next.isAfterGap = true;
      if (last?.chunk === gone) last = null;
    }
    const from = chunks[0]?.fromMs ?? 0;
    activity.forgetBefore(from);
    bands.forgetBefore(from);
    windows.forgetBefore(from);
    marks.forgetBefore(from);
  }

  return {
    begin(world, atMs) {
      version += 1;
      const endMs = chunks.at(-1)?.toMs;
      const fromMs = Math.max(atMs, endMs ?? 0);
      if (endMs !== undefined) bands.end(endMs);
      windows.end();
      spans.mail.doubt(null);
      bands.begin(world, fromMs);
      activity.note(fromMs, fromMs);
      chunks.push(newChunk(world, fromMs, endMs !== undefined));
      evict();
    },
    take(events, before) {
      if (events.length === 0) return;
      version += 1;
      let chunk = chunks.at(-1);
      if (chunk === undefined) return;
      if (chunk.isFull()) {
        chunk = newChunk(before, chunk.toMs, false);
        chunks.push(chunk);
      }
      for (const event of events) takeOne(chunk, event);
      count += events.length;
      evict();
    },
    pin(isPinned) {
      count = 0;
      for (const chunk of chunks) {
        chunk.isPinned = isPinned;
        if (!isPinned) count += chunk.events.length;
      }
      evict();
    },
    version: () => version,
    known() {
      const [first] = chunks;
      const end = chunks.at(-1);
      return first === undefined || end === undefined ? null : { fromMs: first.fromMs, toMs: end.toMs };
    },
    gaps: () =>
      chunks.flatMap((chunk, i) => {
        const before = chunks[i - 1];
        return chunk.isAfterGap && before !== undefined ? [{ fromMs: before.toMs, toMs: chunk.fromMs }] : [];
      }),
    worldAt(atMs) {
      const chunk = chunks[Math.max(0, firstIndex(chunks, ({ fromMs }) => fromMs > atMs) - 1)];
      if (chunk === undefined) return emptyWorld();
      const wanted = firstIndex(chunk.events, ({ at }) => at > atMs);
      const start = last?.chunk === chunk && last.folded <= wanted ? last : { chunk, folded: 0, world: chunk.base };
      const world = reduceAll(start.world, chunk.events.slice(start.folded, wanted));
      last = { chunk, folded: wanted, world };
      return world;
    },
    visit(fromMs, toMs, see) {
      for (const chunk of chunks) {
        if (chunk.earliestMs > toMs || (chunk.open === 0 && chunk.latestMs < fromMs)) continue;
        for (const span of chunk.spans) {
          if (leftAtMs(span) <= toMs && (span.endMs ?? Number.POSITIVE_INFINITY) >= fromMs) see(span);
        }
      }
    },
    find: spans.find,
    ofOrder: spans.traces.ofOrder,
    letters: spans.mail.letters,
    waiting: spans.mail.waiting,
    bands: bands.list,
    windows: windows.list,
    marks: marks.list,
    activity: activity.list,
  };
}
