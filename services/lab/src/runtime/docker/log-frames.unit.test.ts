import { expect, test } from 'vitest';
import { tailOf, textOfFrames } from './log-frames.ts';

function frame(text: string, stream = 1): Buffer {
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([head, Buffer.from(text)]);
}

test('output and errors are one text, whatever script it is in, and however a line was cut', () => {
  const frames = Buffer.concat([frame('سفينة '), frame('warning\n', 2), frame('half a '), frame('line\n')]);
  expect(textOfFrames(frames)).toBe('سفينة warning\nhalf a line\n');
});

test('a frame that is cut off is left out', () => {
  const whole = frame('one\n');
  expect(textOfFrames(Buffer.concat([whole, frame('two\n').subarray(0, 10)]))).toBe('one\n');
});

test('the last lines, and whether there are more', () => {
  const frames = frame('one\ntwo\nthree\n');
  expect(tailOf(frames, 2)).toEqual({ lines: ['two', 'three'], truncated: true });
  expect(tailOf(frames, 3)).toEqual({ lines: ['one', 'two', 'three'], truncated: false });
  expect(tailOf(Buffer.alloc(0), 3)).toEqual({ lines: [], truncated: false });
});
