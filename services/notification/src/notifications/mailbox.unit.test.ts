import { expect, test } from 'vitest';
import { deliver } from './mailbox.ts';
import { subjectOf } from './subject.ts';

test.each([
  ['ada.lovelace@example.com', true],
  ['somebody@bounce.example.com', true],
  ['davy.jones@bounce.example', false],
  ['Davy.Jones@Bounce.Example', false],
])('a mail to %s is taken: %s', (recipient, isTaken) => {
  expect(deliver(recipient).isTaken).toBe(isTaken);
  expect(deliver(recipient)).toEqual(deliver(recipient));
});

test('the subject counts and names the sum', () => {
  expect(subjectOf({ itemCount: 1, total: { amount: 950, currency: 'EUR' } })).toBe(
    'Your order of 1 item for €9.50 is confirmed',
  );
  expect(subjectOf({ itemCount: 12, total: { amount: 123_456, currency: 'EUR' } })).toContain('12 items for €1,234.56');
});
