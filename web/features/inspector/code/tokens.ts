export type TokenKind = 'comment' | 'string' | 'keyword' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const words =
  'as async await break case catch const continue default delete do else export extends finally for from function if import in instanceof interface let new null of readonly return satisfies switch throw true false try type typeof undefined void while yield ' +
  'AUTO_INCREMENT CHARACTER CHECK COLLATE CONSTRAINT CREATE DEFAULT ENUM INTO INSERT KEY NOT NULL PRIMARY SET TABLE UNIQUE VALUES';
const keywords: ReadonlySet<string> = new Set(words.split(' '));

// A comment to the end of its line, a line of a doc comment, a string of one line, a word, anything else.
const piece =
  /(\/\/.*|--\s.*|^\s*\/?\*.*)|('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|([A-Za-z_$][\w$]*)|([^'`A-Za-z_$/-]+|.)/g;

/** A light look at one line: comments, strings and keywords are told apart, nothing more. The text is never changed. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (const [text, comment, string, word] of line.matchAll(piece)) {
    const kind = comment ? 'comment' : string ? 'string' : word && keywords.has(word) ? 'keyword' : 'plain';
    const last = tokens.at(-1);
    if (last?.kind === kind) tokens[tokens.length - 1] = { kind, text: last.text + text };
    else tokens.push({ kind, text });
  }
  return tokens;
}
