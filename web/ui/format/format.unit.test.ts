import { describe, expect, it } from 'vitest';
import { stateText } from '../state-look.ts';
import { formatCount, formatMoney, formatRate, shortId } from './figures.ts';
import { formatAge, formatDuration, speakAge } from './time.ts';

describe('times', () => {
  it.each([
    [7_900, '0:07'],
    [-300, '0:00'],
    [750_000, '12:30'],
    [3_723_000, '1:02:03'],
  ])('an age of %d ms is %s', (ms, text) => expect(formatAge(ms)).toBe(text));

  it.each([
    [0.42, '0.4 ms'],
    [31.4, '31 ms'],
    [1_240, '1.2 s'],
    [31_000, '31 s'],
  ])('%d ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('speaks', () => {
    expect(speakAge(1_000)).toBe('1 second');
    expect(speakAge(180_000)).toBe('3 minutes');
  });
});

describe('figures', () => {
  it('money is exact', () => expect(formatMoney({ amount: 108_905, currency: 'EUR' })).toBe('€ 1,089.05'));
  it('rates are short', () => expect([0.42, 3.25, 31.4, 1_240].map(formatRate)).toEqual(['0.4', '3.3', '31', '1.2k']));
  it('counts have a number', () =>
    expect([formatCount(1, 'order'), formatCount(6, 'order')]).toEqual(['1 order', '6 orders']));
  it('an order has a short id', () => expect(shortId('0193-00007f3a')).toBe('7F3A'));
});

describe('states', () => {
  it.each([
    ['up', 'up'],
    ['killed', 'killed 0:07 ago'],
    ['unready', 'not ready 0:07'],
  ] as const)('%s reads %s', (state, text) => expect(stateText(state, 1_000, 8_000)).toBe(text));
});
