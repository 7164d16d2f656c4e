import { styleText } from 'node:util';
import { type Cell, tableLines } from './table.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'plain';

/** Where a command writes: for a person, or as JSON for a script. */
export interface Output {
  readonly isJson: boolean;
  /** The whole result as JSON; printed only when JSON was asked for. */
  result(value: unknown): void;
  /** A line for a person; not printed with JSON. */
  line(text?: string): void;
  table(head: readonly string[], rows: readonly (readonly Cell[])[]): void;
  /** Paints a word; plain where nobody would see the colour. */
  tone(tone: Tone, text: string): Cell & { text: string };
  painted(tone: Tone, text: string): string;
  /** For a person, on standard error, with and without JSON. */
  problem(text: string): void;
}

const styles = { good: 'green', bad: 'red', warn: 'yellow', quiet: 'dim', plain: 'reset' } as const;

/** Writes to standard output. Colour only on a terminal, and not when NO_COLOR is set. */
export function createOutput(isJson: boolean, stream: NodeJS.WriteStream = process.stdout): Output {
  const hasColour = stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  const paint = (tone: Tone) => (text: string) =>
    hasColour && tone !== 'plain' ? styleText(styles[tone], text, { validateStream: false }) : text;
  const write = (text: string) => void stream.write(`${text}\n`);
  return {
    isJson,
    result(value) {
      if (isJson) write(JSON.stringify(value, null, 2));
    },
    line(text = '') {
      if (!isJson) write(text);
    },
    table(head, rows) {
      if (!isJson) for (const line of tableLines(head, rows)) write(line);
    },
    tone: (tone, text) => ({ text, paint: paint(tone) }),
    painted: (tone, text) => paint(tone)(text),
    problem: (text) => void process.stderr.write(`${text}\n`),
  };
}
