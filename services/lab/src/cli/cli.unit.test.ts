import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberBetween, wholeNumber } from './command-context.ts';
import { exitCodeOf } from './commands/audit.command.ts';
import { linesAfter } from './commands/logs.command.ts';
import { orderedItem } from './commands/order.command.ts';
import { parseEuros } from './commands/products.command.ts';
import { healingVerb } from './commands/verbs.command.ts';
import { createProgram } from './program.ts';
import { tableLines } from './table.ts';
import { durationText } from './words.ts';

describe('tables', () => {
  it('align their columns and paint without shifting them', () => {
    const paint = (text: string) => `<${text}>`;
    expect(
      tableLines(
        ['id', 'state', 'why'],
        [
          ['a', { text: 'up', paint }, 'x y'],
          ['bbb', 'killed', ''],
        ],
      ),
    ).toEqual(['ID   STATE   WHY', 'a    <up>      x y', 'bbb  killed']);
  });
});

describe('numbers on the command line', () => {
  it('are taken when they are whole and in range', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), (n) => wholeNumber(0, 500)(String(n)) === n));
    for (const wrong of ['-1', '501', '1.5', 'x', '', '1e2'])
      expect(() => wholeNumber(0, 500)(wrong)).toThrow(/from 0 to 500/);
  });

  it('may have a fraction where that makes sense', () => {
    expect(numberBetween(0.1, 100)('0.5')).toBe(0.5);
    for (const wrong of ['0', '101', 'many', ' '])
      expect(() => numberBetween(0.1, 100)(wrong)).toThrow(/from 0.1 to 100/);
  });
});

describe('following a log', () => {
  it('shows each line once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }), fc.nat(60), fc.nat(60), (log, a, b) => {
        const [shown, all] = [Math.min(a, b, log.length), Math.min(Math.max(a, b), log.length)];
        const lines = log.map((text, index) => `${index} ${text}`);
        expect(linesAfter(lines.slice(0, shown), lines.slice(0, all))).toEqual(lines.slice(shown, all));
      }),
    );
  });

  it('goes on when the log was cut at its beginning', () => {
    expect(linesAfter(['a', 'b', 'c'], ['b', 'c', 'd'])).toEqual(['d']);
    expect(linesAfter(['a', 'b'], ['x', 'y'])).toEqual(['x', 'y']);
  });
});

describe('what is ordered', () => {
  it('is an id, with pieces of its own or with those of all', () => {
    expect(orderedItem('sea-chart', 2)).toEqual({ productId: 'sea-chart', quantity: 2 });
    expect(orderedItem('sea-chart:3', 2)).toEqual({ productId: 'sea-chart', quantity: 3 });
    // What is no number stays in the id, so that the lab can name it.
    expect(orderedItem('sea-chart:x', 2)).toEqual({ productId: 'sea-chart:x', quantity: 2 });
  });
});

describe('a price', () => {
  it('is euros with two digits at most, and becomes cents exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
        expect(parseEuros((cents / 100).toFixed(2))).toBe(cents);
      }),
    );
    expect(parseEuros('89')).toBe(8_900);
    expect(parseEuros('0.1')).toBe(10);
    for (const wrong of ['', '-1', '1.234', '1,20', '1e3', 'x', '10000001']) {
      expect(() => parseEuros(wrong)).toThrow(/89.00/);
    }
  });
});

describe('how the audit ends', () => {
  const report = (...verdicts: ('holds' | 'violated' | 'not-yet' | 'unknown')[]) => ({
    atMs: 1,
    tookMs: 1,
    verdicts: verdicts.map((verdict) => ({ invariant: 'I1', title: 't', verdict, checked: 1 })),
  });
  it('is worst first', () => {
    expect(exitCodeOf(report('holds', 'holds'))).toBe(0);
    expect(exitCodeOf(report('unknown', 'violated', 'holds'))).toBe(1);
    expect(exitCodeOf(report('not-yet', 'holds'))).toBe(2);
    expect(exitCodeOf(report('unknown'))).toBe(2);
  });
});

describe('healing', () => {
  it('thaws, starts, and leaves the rest alone', () => {
    expect(healingVerb('order-mysql', 'frozen')).toBe('thaw');
    expect(healingVerb('order-mysql', 'killed')).toBe('start');
    expect(healingVerb('order-service', 'unready')).toBeUndefined();
    expect(healingVerb('web', 'absent')).toBeUndefined();
    expect(healingVerb('web', 'crashed')).toBe('start');
    expect(healingVerb('lab', 'up')).toBeUndefined();
  });
});

describe('durations', () => {
  it.each([
    [12, '12 ms'],
    [1_500, '1.5 s'],
    [45_000, '45 s'],
    [600_000, '10 min'],
    [10_800_000, '3 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('the command line', () => {
  it('has a command for everything that the lab can do, each with a description', () => {
    const program = createProgram();
    const names = program.commands.map((command) => command.name());
    for (const name of [
      'up',
      'down',
      'status',
      'order',
      'orders',
      'start',
      'stop',
      'kill',
      'freeze',
      'thaw',
      'restart',
    ])
      expect(names).toContain(name);
    for (const name of [
      'heal',
      'load',
      'reset',
      'audit',
      'logs',
      'rows',
      'queues',
      'topology',
      'products',
      'restock',
      'change',
    ])
      expect(names).toContain(name);
    for (const command of program.commands) expect(command.description()).not.toBe('');
  });
});
