import { expect, it } from 'vitest';
import { isOutcomeUnknown, NoAnswerError, ProblemError, readRetryAfter, toProblem } from './problem-error.ts';

const refusal = new ProblemError({
  type: '/problems/invalid-field',
  title: 'A field is wrong',
  status: 422,
  errors: [{ field: 'items[0].quantity', message: 'must be 1 or more' }],
});

it('finds what is wrong with a field by its name or the name of its whole', () => {
  expect(refusal.fieldError('items[0].quantity')).toBe('must be 1 or more');
  expect(refusal.fieldError('items')).toBe('must be 1 or more');
  expect(refusal.fieldError('item')).toBeUndefined();
});

it('makes a problem of an answer that is none', () => {
  expect(toProblem(502, 'gateway')).toMatchObject({ status: 502, title: 'The lab answered 502' });
});

it('reads when to ask again', () => {
  expect(readRetryAfter('2')).toBe(2);
  for (const none of [null, '', 'soon', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT'])
    expect(readRetryAfter(none)).toBeUndefined();
});

it('tells a refusal from an answer that was lost', () => {
  expect(isOutcomeUnknown(refusal)).toBe(false);
  expect(isOutcomeUnknown(new NoAnswerError('nothing'))).toBe(true);
  expect(isOutcomeUnknown(new ProblemError({ type: '/problems/deadline-exceeded', title: 'Late', status: 504 }))).toBe(
    true,
  );
});
