import type { Money, PlaceOrder } from '@bulkhead/contracts';
import type { Lookup } from '../copies/lookup.ts';
import type { OrderDetails } from './order-event.ts';

/** Fills the order with names and prices, asking all parts at once. Throws a ProblemError for what nobody knows. */
export async function priceOrder(request: PlaceOrder, lookup: Lookup, at: Date): Promise<OrderDetails> {
  const [customer, products] = await Promise.all([
    lookup.customer(request.customerId),
    Promise.all(request.items.map((item) => lookup.product(item.productId))),
  ]);
  const items = request.items.map((item, index) => {
    const product = products[index];
    if (product === undefined) throw new Error('every line was looked up');
    return {
      productId: item.productId,
      quantity: item.quantity,
      name: product.name,
      unitPrice: product.price,
      knowledge: product.knowledge,
    };
  });
  return {
    customer: { id: request.customerId, name: customer.name, knowledge: customer.knowledge },
    recipient: customer.email,
    items,
    total: totalOf(items),
    paymentMethod: request.paymentMethod,
    strategy: request.strategy,
    onNotificationFailure: request.onNotificationFailure,
    placedAt: at.toISOString(),
  };
}

export function totalOf(items: readonly { quantity: number; unitPrice: Money }[]): Money {
  return { amount: items.reduce((sum, item) => sum + item.quantity * item.unitPrice.amount, 0), currency: 'EUR' };
}
