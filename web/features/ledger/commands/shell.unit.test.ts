import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellComment, shellWord } from './shell.ts';

/** What a POSIX shell makes of a line of plain and single-quoted text: its words. Undefined: it would do more. */
function wordsOf(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let rest = line; rest !== ''; ) {
    const part = /^'([^']*)'|^\\(')|^([\w@%+=:,./-]+)|^( +)/.exec(rest);
    if (part === null) return undefined;
    const [whole, quoted, escaped, plain, space] = part;
    if (space === undefined) word = (word ?? '') + (quoted ?? escaped ?? plain ?? '');
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
    rest = rest.slice(whole.length);
  }
  return word === undefined ? words : [...words, word];
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom("'; rm -rf ~ #", '$(id)', '`id`', '\n', '"', '\\', "''", '-n', '!x', '~', '*', '{a,b}', '', '\u202e'),
  fc.string({ unit: fc.constantFrom("'", '\\', '"', '$', '\n', ' ', 'a') }),
);

describe('a word for a shell', () => {
  it('means exactly its text, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (texts) => {
        const sayable = texts.map((text) => text.replaceAll('\0', ''));
        expect(wordsOf(texts.map(shellWord).join(' '))).toEqual(sayable);
      }),
    );
  });

  it('stays plain where nothing needs quoting', () => {
    expect(['payment-mysql', 'http://127.0.0.1:8090/api/load', '2.5', 'a b'].map(shellWord)).toEqual([
      'payment-mysql',
      'http://127.0.0.1:8090/api/load',
      '2.5',
      "'a b'",
    ]);
  });
});

describe('a comment', () => {
  it('never leaves its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shellComment(text)).toMatch(/^#[^\n\r\u2028\u2029\u202e]*$/u);
      }),
    );
  });
});
