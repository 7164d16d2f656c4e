import type { PayloadOf } from '@bulkhead/contracts';
import type { Database, Transaction } from '@bulkhead/kit';

export interface ProductCopy {
  name: string;
  priceCents: number;
  ageMs: number;
}

export interface CustomerCopy {
  name: string;
  email: string;
  ageMs: number;
}

const age = 'TIMESTAMPDIFF(MICROSECOND, copied_at, NOW(3)) DIV 1000 AS ageMs';

export async function findProductCopy(database: Database, id: string): Promise<ProductCopy | undefined> {
  const sql = `SELECT name, price_cents AS priceCents, ${age} FROM catalogue_copy WHERE product_id = ?`;
  return (await database.read<ProductCopy>('read own copy', sql, [id]))[0];
}

export async function findCustomerCopy(database: Database, id: string): Promise<CustomerCopy | undefined> {
  const sql = `SELECT name, email, ${age} FROM customer_copy WHERE customer_id = ?`;
  return (await database.read<CustomerCopy>('read own copy', sql, [id]))[0];
}

/** The higher version wins, in whatever order they come. The version is set last: the lines above it compare with the old one. */
export function copyProduct(tx: Transaction, product: PayloadOf<'product.updated'>): void {
  tx.write(
    `INSERT INTO catalogue_copy (product_id, name, price_cents, version, copied_at) VALUES (?, ?, ?, ?, NOW(3))
     ON DUPLICATE KEY UPDATE
       name = IF(VALUES(version) > version, VALUES(name), name),
       price_cents = IF(VALUES(version) > version, VALUES(price_cents), price_cents),
       copied_at = IF(VALUES(version) >= version, VALUES(copied_at), copied_at),
       version = GREATEST(version, VALUES(version))`,
    [product.productId, product.name, product.price.amount, product.version],
  );
}

/** As above. */
export function copyCustomer(tx: Transaction, customer: PayloadOf<'customer.updated'>): void {
  tx.write(
    `INSERT INTO customer_copy (customer_id, name, email, version, copied_at) VALUES (?, ?, ?, ?, NOW(3))
     ON DUPLICATE KEY UPDATE
       name = IF(VALUES(version) > version, VALUES(name), name),
       email = IF(VALUES(version) > version, VALUES(email), email),
       copied_at = IF(VALUES(version) >= version, VALUES(copied_at), copied_at),
       version = GREATEST(version, VALUES(version))`,
    [customer.customerId, customer.name, customer.email, customer.version],
  );
}
