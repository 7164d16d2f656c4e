import type { Money } from '@bulkhead/contracts';

const moneyFormat = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Integer cents as `€ 1,089.00`. */
export function formatMoney(money: Money): string {
  return `€ ${moneyFormat.format(money.amount / 100)}`;
}

/** `0.4`, `3.2`, `31`, `1.2k`: short enough for a card. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 1_000) return `${(perSecond / 1000).toFixed(1)}k`;
  return perSecond >= 10 ? String(Math.round(perSecond)) : String(Number(perSecond.toFixed(1)));
}

export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function formatMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

/** The last four hex digits: enough to tell a screenful of orders apart. */
export function shortId(id: string): string {
  return id.slice(-4).toUpperCase();
}
