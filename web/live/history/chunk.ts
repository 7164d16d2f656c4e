import type { LabEvent } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { type PastSpan, type Reach, stretchHome } from './span.ts';

/** A checkpoint of the world and what happened after it. Worlds share what is equal, so a checkpoint costs little. */
export interface Chunk extends Reach {
  readonly base: World;
  readonly fromMs: number;
  toMs: number;
  /** What happened right before it is not known. */
  isAfterGap: boolean;
  isPinned: boolean;
  readonly events: LabEvent[];
  /** Those that were first heard of here. */
  readonly spans: PastSpan[];
  isFull(): boolean;
}

/** About a second, but not for a handful of events; folding so many takes a few milliseconds. */
const longMs = 1_000;
const fewEvents = 200;
const maxEvents = 1_000;

export function newChunk(base: World, fromMs: number, isAfterGap: boolean): Chunk {
  const chunk: Chunk = {
    base,
    fromMs,
    toMs: fromMs,
    isAfterGap,
    isPinned: false,
    events: [],
    spans: [],
    earliestMs: fromMs,
    latestMs: fromMs,
    open: 0,
    isFull() {
      const { length } = chunk.events;
      return length >= maxEvents || (length >= fewEvents && chunk.toMs - fromMs >= longMs);
    },
  };
  return chunk;
}

export function addToChunk(chunk: Chunk, event: LabEvent, span: PastSpan | undefined): void {
  chunk.events.push(event);
  chunk.toMs = Math.max(chunk.toMs, event.at);
  if (span === undefined || span.home !== null) return;
  chunk.spans.push(span);
  span.home = chunk;
  if (span.endMs === null) chunk.open += 1;
  stretchHome(span);
}
