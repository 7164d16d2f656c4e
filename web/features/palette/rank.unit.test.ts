import { expect, it } from 'vitest';
import { rank } from './rank.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const found = (query: string, ...names: string[]) => rank(query, named(...names)).map(({ name }) => name);

it('a prefix beats the beginning of a word, which beats letters in their order', () => {
  expect(found('or', 'Color', 'Kill order-mysql', 'Orders')).toEqual(['Orders', 'Kill order-mysql', 'Color']);
});

it('words may be cut short and come in any order', () => {
  expect(found('kill pay', 'Freeze payment-mysql', 'Kill payment-mysql')).toEqual(['Kill payment-mysql']);
  expect(found('mysql kill', 'Kill payment-mysql')).toEqual(['Kill payment-mysql']);
});

it('equals keep their order, and nothing asked gives all', () => {
  expect(found('k', 'Kill b', 'Kill a')).toEqual(['Kill b', 'Kill a']);
  expect(found('  ', 'b', 'a')).toEqual(['b', 'a']);
});

it('what does not fit is left out', () => {
  expect(found('xyz', 'Orders')).toEqual([]);
});
