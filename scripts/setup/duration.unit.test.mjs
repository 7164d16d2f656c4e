import { expect, test } from 'vitest';
import { shortDuration } from './duration.mjs';

test.each([
  [0, '0.0 s'],
  [430, '0.4 s'],
  [12_400, '12 s'],
  [185_000, '3 min 05 s'],
  [119_700, '2 min 00 s'],
])('%d ms reads %s', (ms, text) => {
  expect(shortDuration(ms)).toBe(text);
});
