import { expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

const kinds = (line: string) => tokensOf(line).map(({ kind, text }) => `${kind}:${text.trim()}`);

it('tells comments, strings and keywords apart', () => {
  expect(kinds("const a = 'x // y'; // why")).toEqual([
    'keyword:const',
    'plain:a =',
    "string:'x // y'",
    'plain:;',
    'comment:// why',
  ]);
  expect(kinds('  /** What it does. */')).toEqual(['comment:/** What it does. */']);
  expect(kinds('   * more of it')).toEqual(['comment:* more of it']);
  expect(kinds('-- a comment of SQL')).toEqual(['comment:-- a comment of SQL']);
});

it('takes an operator for no comment', () => {
  expect(kinds('i--; a / b * c')).toEqual(['plain:i--; a / b * c']);
});

it.each(["const s = 'never closed", 'a `b` c', '', '\t', '日本語 ‮ rtl', 'x'.repeat(5_000)])(
  'never changes the text: %s',
  (line) => {
    expect(
      tokensOf(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  },
);
