import type { Money } from '@bulkhead/contracts';

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** `Your order of 3 items for €178.00 is confirmed` */
export function subjectOf(order: { itemCount: number; total: Money }): string {
  const items = order.itemCount === 1 ? '1 item' : `${order.itemCount} items`;
  return `Your order of ${items} for ${euros.format(order.total.amount / 100)} is confirmed`;
}
