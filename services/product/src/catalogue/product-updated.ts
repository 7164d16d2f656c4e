import type { AnyMessage, Product } from '@bulkhead/contracts';
import type { ServiceContext } from '@bulkhead/kit';

/** Tells the others the newest name and price of a product. */
export function productUpdated(
  context: ServiceContext,
  product: Pick<Product, 'id' | 'name' | 'price' | 'version' | 'updatedAt'>,
): AnyMessage {
  const { id: productId, name, price, version, updatedAt } = product;
  const data = { productId, version, name, price, updatedAt };
  return context.newMessage('product.updated', data, { correlationId: productId });
}
