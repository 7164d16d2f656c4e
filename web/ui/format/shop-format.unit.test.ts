import { expect, it } from 'vitest';
import { parseEuros, toEuroField } from './euros.ts';
import { formatMoney } from './figures.ts';
import { formatMoment, fromLocalField, toLocalField } from './moment.ts';

it.each([
  ['89', 8_900],
  ['89.5', 8_950],
  ['89,50', 8_950],
  [' € 1,089.00 ', 108_900],
  ['1,089', 108_900],
  ['0', 0],
  ['0.07', 7],
])('%s is %d cents', (text, cents) => expect(parseEuros(text)).toBe(cents));

it.each(['', '-1', '1.234', '1e5', 'free', '1.089,00', '9'.repeat(30)])('"%s" is no price', (text) =>
  expect(parseEuros(text)).toBeUndefined(),
);

it('reads what it writes', () => {
  for (const cents of [0, 7, 8_900, 123_456_789]) {
    expect(parseEuros(toEuroField(cents))).toBe(cents);
    expect(parseEuros(formatMoney({ amount: cents, currency: 'EUR' }))).toBe(cents);
  }
});

it('names the day when it is not today', () => {
  const noon = new Date(2026, 10, 24, 12, 0, 7).getTime();
  expect(formatMoment(noon, noon + 60_000)).toBe('12:00:07');
  expect(formatMoment(noon, noon + 86_400_000)).toBe('24 Nov 12:00:07');
  expect(formatMoment(noon, 0)).toBe('12:00:07');
});

it('goes through the field of the platform and back', () => {
  const instant = '2026-11-24T12:00:07.000Z';
  expect(fromLocalField(toLocalField(instant))).toBe(instant);
  expect(toLocalField('soon')).toBe('');
  expect(toLocalField(undefined)).toBe('');
  expect(fromLocalField('')).toBeUndefined();
});
