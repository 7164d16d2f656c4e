import { expect, it } from 'vitest';
import { spanEnds } from './span-ends.ts';

it('reads when spans ended from a frame, and nothing from anything else', () => {
  const ended = { kind: 'span.ended', data: { startedAtMs: 1_000, durationMs: 5.5 } };
  const other = { kind: 'order.changed', data: {} };
  expect(spanEnds(`42/live,${JSON.stringify(['live:frame', [ended, other, ended]])}`)).toEqual([1_005.5, 1_005.5]);
  expect(spanEnds(`42/live,${JSON.stringify(['live:snapshot', {}])}`)).toEqual([]);
  expect(spanEnds('2')).toEqual([]);
  expect(spanEnds(Buffer.from('x'))).toEqual([]);
});
