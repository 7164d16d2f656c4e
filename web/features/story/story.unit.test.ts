import type { StoryLine } from '@bulkhead/world';
import { describe, expect, it } from 'vitest';
import { filterStory, isFiltered, noFilter, subjectsOf } from './filter-story.ts';
import { markMatches, matches } from './marks.ts';
import { storyText } from './story-text.ts';

const line = (seq: number, rest: Partial<StoryLine>): StoryLine => ({
  ...{ seq, part: 0, at: Date.UTC(2026, 0, 1, 10, 42, seq), tone: 'neutral', text: '' },
  ...rest,
});

const story = [
  line(1, { text: 'payment-mysql was killed.', tone: 'bad', component: 'payment-mysql' }),
  line(2, {
    text: 'Order 7F3A waits for payment-service.',
    tone: 'waiting',
    orderId: 'o1',
    component: 'payment-mysql',
  }),
  line(3, { text: 'The stock of order 8B11 is back.', tone: 'undo', orderId: 'o2' }),
];

describe('searching the story', () => {
  it('finds what was typed, upper and lower case alike, and marks each place', () => {
    expect(markMatches('Payment, payment', ' PAYMENT ')).toMatchObject([
      { text: 'Payment', isMatch: true },
      { text: ', ', isMatch: false },
      { text: 'payment', isMatch: true },
    ]);
  });

  it('takes what was typed as it is, not as a pattern, in any script', () => {
    expect(matches('€ 89.00', '89.0')).toBe(true);
    expect(matches('€ 89x00', '89.0')).toBe(false);
    for (const odd of ['(', '[', '*', '\\', '{1}', '$', 'a|']) expect(matches(`x ${odd} y`, odd)).toBe(true);
    expect(matches('Bestellung für أحمد', 'أحمد')).toBe(true);
    expect(markMatches('İİ a', 'a')).toMatchObject([
      { text: 'İİ ', isMatch: false },
      { text: 'a', isMatch: true },
    ]);
  });

  it('leaves the sentence whole when nothing was typed', () => {
    expect(markMatches('One. Two.', '  ')).toEqual([{ at: 0, text: 'One. Two.', isMatch: false }]);
  });
});

describe('filtering the story', () => {
  it('by kind, by part, by order, by word, and all at once', () => {
    const seqs = (filter: Partial<typeof noFilter>) =>
      filterStory(story, { ...noFilter, ...filter }).map(({ seq }) => seq);
    expect(seqs({})).toEqual([1, 2, 3]);
    expect(seqs({ tones: ['bad', 'undo'] })).toEqual([1, 3]);
    expect(seqs({ about: 'payment-mysql' })).toEqual([1, 2]);
    expect(seqs({ about: 'o2' })).toEqual([3]);
    expect(seqs({ query: 'order', tones: ['waiting'], about: 'payment-mysql' })).toEqual([2]);
  });

  it('gives back the same story when there is no filter', () => {
    expect(filterStory(story, noFilter)).toBe(story);
    expect(isFiltered({ ...noFilter, query: ' ' })).toBe(false);
  });

  it('offers what the lines are about, the newest order first', () => {
    expect(subjectsOf(story)).toEqual({ components: ['payment-mysql'], orders: ['o2', 'o1'] });
  });
});

it('is copied as text, a line for each sentence', () => {
  expect(
    storyText(story.slice(0, 2))
      .split('\n')
      .map((text) => text.slice(9)),
  ).toEqual(['✕ payment-mysql was killed.', '○ Order 7F3A waits for payment-service.']);
});
