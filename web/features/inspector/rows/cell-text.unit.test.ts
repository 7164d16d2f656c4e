import { expect, it } from 'vitest';
import { inCell, isCut, readable } from './cell-text.ts';

it('knows a value that the lab has cut', () => {
  expect(isCut(`${'x'.repeat(2_000)}…`)).toBe(true);
  expect(isCut('short…')).toBe(false);
  expect(isCut('x'.repeat(2_000))).toBe(false);
  expect(isCut(null)).toBe(false);
});

it('lays JSON out, and leaves everything else alone', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{"a":')).toBe('{"a":');
  expect(readable('12')).toBe('12');
  expect(readable('')).toBe('');
});

it('shortens ids in the middle and long values at the end', () => {
  expect(inCell('01a20dcf-7e95-70ac-90b1-aaaaaaaaf634')).toBe('01a20dcf…f634');
  expect(inCell('x'.repeat(2_000))).toHaveLength(120);
  expect(inCell('CONFIRMED')).toBe('CONFIRMED');
});
