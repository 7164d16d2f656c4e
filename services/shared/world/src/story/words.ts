import type { DataOf, Money } from '@bulkhead/contracts';
import { nameText } from './name-text.ts';

/** The last four digits of an order's id: short enough to say, and different for orders on one screen. */
export function shortOrderId(orderId: string): string {
  return orderId.slice(-4).toUpperCase();
}

/** `€ 1,178.00`. The same in every browser and in the lab, whatever its language. */
export function moneyText({ amount }: Money): string {
  const euros = String(Math.trunc(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `€ ${euros}.${String(amount % 100).padStart(2, '0')}`;
}

/** `2 × Brass sextant and 1 more`. */
export function itemsText(items: DataOf<'order.accepted'>['items']): string {
  const [first] = items;
  if (first === undefined) return 'nothing';
  const more = items.length - 1;
  return `${first.quantity} × ${nameText(first.name)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `12 s`, `3 min`, `2 h`. */
export function ageText(ageMs: number): string {
  const seconds = Math.round(ageMs / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** `1 order`, `12 orders`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What network errors mean. */
const plainReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  // A container that does not run has no name, and for a moment its address leads nowhere.
  ENOTFOUND: 'nothing listens there',
  EAI_AGAIN: 'nothing listens there',
  EHOSTUNREACH: 'nothing listens there',
  ECONNRESET: 'it hung up',
  EPIPE: 'it hung up',
  PROTOCOL_CONNECTION_LOST: 'it hung up',
  ETIMEDOUT: 'no answer in time',
};

/** Ends a sentence with a reason that came from elsewhere, and one full stop. */
export function because(reason: string | undefined | null): string {
  const text = reason?.trim().replace(/\.+$/, '');
  return text ? `: ${plainReasons[text] ?? text}.` : '.';
}
