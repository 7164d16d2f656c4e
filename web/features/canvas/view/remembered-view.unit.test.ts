import { expect, it } from 'vitest';
import { parseView } from './remembered-view.ts';

it('reads what was stored', () => {
  const view = { x: 400, y: 300, zoom: 1.4 };
  expect(parseView(JSON.stringify(view))).toEqual(view);
});

it.each([
  null,
  '',
  'null',
  '[]',
  '7',
  '{"x":1}',
  '{"x":"1","y":2,"zoom":1}',
  '{"x":1,"y":2,"zoom":90}',
  '{"x":1e9,"y":2,"zoom":1}',
])('%s is no view', (text) => expect(parseView(text)).toBeNull());
