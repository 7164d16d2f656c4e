import type { LabEvent } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { acceptedOrder, componentChanged, orderChanged, runOf, sagaOf } from '../../test/samples.ts';
import { emptyWorld, reduceAll } from '../index.ts';
import { nameText } from './name-text.ts';
import { moneyText, shortOrderId } from './words.ts';

function storyOf(events: readonly LabEvent[]): string[] {
  return reduceAll(emptyWorld(), events).story.map((line) => line.text);
}

describe('the story', () => {
  it('tells one order step by step', () => {
    const bodies = [
      acceptedOrder(0x7f3a),
      sagaOf(0x7f3a, ['done', 'asked']),
      sagaOf(0x7f3a, ['done', 'done', 'asked']),
      sagaOf(0x7f3a, ['done', 'done', 'done', 'asked']),
      orderChanged(0x7f3a, 2, 'CONFIRMED'),
      sagaOf(0x7f3a, ['done', 'done', 'done', 'done'], 'COMPLETED'),
    ];
    expect(storyOf(runOf(bodies))).toEqual([
      'Order 7F3A: Ada Lovelace, 2 × Brass sextant, € 178.00.',
      'Stock is reserved for order 7F3A.',
      'The card is charged for order 7F3A.',
      'Order 7F3A is confirmed.',
      'The customer of order 7F3A is notified.',
    ]);
  });

  it('tells a decline and its undoing', () => {
    const bodies = [
      acceptedOrder(1),
      sagaOf(1, ['done', 'done', 'asked']),
      sagaOf(1, ['done', 'undo-asked', 'failed'], 'COMPENSATING', 2),
      orderChanged(1, 2, 'CANCELLING', 'card declined'),
      sagaOf(1, ['undone', 'undone', 'failed', 'skipped'], 'COMPENSATED', 2),
      orderChanged(1, 3, 'CANCELLED', 'card declined'),
    ];
    expect(storyOf(runOf(bodies)).slice(2)).toEqual([
      'The card was declined for order 0001.',
      'Undoing order 0001: its stock goes back.',
      'Order 0001 is being cancelled: card declined.',
      'The stock of order 0001 is back on the shelf.',
      'Order 0001 is cancelled: card declined.',
    ]);
  });

  it('says whom an order waits for, and why', () => {
    const bodies = [
      componentChanged('payment-mysql', 'killed'),
      acceptedOrder(1),
      sagaOf(1, ['done', 'done', 'asked']),
    ];
    const story = storyOf(runOf(bodies));
    expect(story[0]).toBe('payment-mysql was killed.');
    expect(story.at(-1)).toBe('Order 0001 waits for payment-service: payment-mysql is killed.');
  });

  it('sums up per second when many orders come', () => {
    const orders = Array.from({ length: 100 }, (_, n) => [acceptedOrder(n), orderChanged(n, 2, 'CONFIRMED')]).flat();
    const events = runOf(orders).map((event, i) => ({ ...event, at: 1_000_000 + i * 20 }));
    const story = storyOf(events);
    expect(story.length).toBeLessThan(15);
    expect(story).toContain('25 orders accepted, 25 confirmed.');
  });

  it('tells a state once, however often it is reported', () => {
    const bodies = [
      componentChanged('rabbitmq', 'killed'),
      componentChanged('rabbitmq', 'killed'),
      componentChanged('rabbitmq', 'up'),
    ];
    expect(storyOf(runOf(bodies))).toEqual(['rabbitmq was killed.', 'rabbitmq answers.']);
  });

  it('writes money and order ids as people read them', () => {
    expect(moneyText({ amount: 123_456_789, currency: 'EUR' })).toBe('€ 1,234,567.89');
    expect(moneyText({ amount: 5, currency: 'EUR' })).toBe('€ 0.05');
    expect(shortOrderId('01890000-0000-7000-8000-00000000abcd')).toBe('ABCD');
  });

  it('gives a name from data a direction of its own, one line, and a bound', () => {
    expect(nameText('Ada Lovelace')).toBe('Ada Lovelace');
    expect(nameText('فاطمة الفهري')).toBe('\u2068فاطمة الفهري\u2069');
    expect(nameText('evil\u202egnp.exe')).toBe('\u2068evil gnp.exe\u2069');
    expect(nameText('two\nlines\u0000')).toBe('two lines');
    expect(nameText('😀'.repeat(5_000))).toBe(`${'😀'.repeat(60)}…`);
  });
});
