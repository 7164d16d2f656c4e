import type { LabEvent } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventBuffer } from './event-buffer.ts';

function event(seq: number, runId = 'run'): LabEvent {
  return { runId, seq, at: seq, source: 'lab', kind: 'reset.started', data: {} };
}
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));

describe('the event buffer', () => {
  it('gives what came after the snapshot, in order, once', () => {
    const buffer = createEventBuffer();
    buffer.reset('run', 10);
    expect(buffer.push(events(11, 13))).toBe('taken');
    expect(buffer.drain().map(({ seq }) => seq)).toEqual([11, 12, 13]);
    expect(buffer.drain()).toEqual([]);
    expect(buffer.hello()).toEqual({ runId: 'run', lastSeq: 13 });
  });

  it('takes what a resume sends again only once, however it overlaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (first, again) => {
        const buffer = createEventBuffer();
        buffer.reset('run', 0);
        buffer.push(events(1, first));
        buffer.push(events(Math.max(1, first - again), first + 5));
        expect(buffer.drain().map(({ seq }) => seq)).toEqual(events(1, first + 5).map(({ seq }) => seq));
      }),
    );
  });

  it('sees a missing event, forgets where it was and asks for a snapshot', () => {
    const buffer = createEventBuffer();
    buffer.reset('run', 1);
    expect(buffer.push([event(2), event(4)])).toBe('gap');
    expect(buffer.hello()).toEqual({});
    expect(buffer.drain()).toEqual([]);
  });

  it('refuses events of another run', () => {
    const buffer = createEventBuffer();
    buffer.reset('run', 1);
    expect(buffer.push([event(2, 'other')])).toBe('gap');
  });

  it('is bounded: a tab that never flushes starts over', () => {
    const buffer = createEventBuffer(5);
    buffer.reset('run', 0);
    expect(buffer.push(events(1, 5))).toBe('taken');
    expect(buffer.push(events(6, 6))).toBe('gap');
  });
});
