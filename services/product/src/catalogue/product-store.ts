import type { List, Product, ProductListQuery } from '@bulkhead/contracts';
import { contains, type Database, keysetSql, readSortedPage, sortedPageOf, type Transaction } from '@bulkhead/kit';

interface ProductRow {
  id: string;
  name: string;
  price_cents: number;
  available: number;
  reserved: number;
  sold: number;
  version: number;
  updated_at: Date;
}

const columns = 'id, name, price_cents, available, reserved, sold, version, updated_at';

function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    name: row.name,
    price: { amount: row.price_cents, currency: 'EUR' },
    available: row.available,
    reserved: row.reserved,
    sold: row.sold,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}

const sorts = {
  id: { column: 'id', holds: 'id' },
  name: { column: 'name', holds: 'text' },
  price: { column: 'price_cents', holds: 'number' },
  available: { column: 'available', holds: 'number' },
  reserved: { column: 'reserved', holds: 'number' },
  sold: { column: 'sold', holds: 'number' },
} as const;

/** One page of the products that the query asks for. */
export async function listProducts(database: Database, query: ProductListQuery): Promise<List<Product>> {
  const page = readSortedPage(query, sorts);
  const { text, values } = keysetSql(page, 'id', contains(query.search, 'name'));
  const rows = await database.read<ProductRow>('list products', `SELECT ${columns} FROM products${text}`, values);
  // Every column that can be sorted by is text or a number.
  const keysOf = (row: ProductRow) => ({ value: row[page.column as 'name' | 'price_cents'], id: row.id });
  const { items, ...cursors } = sortedPageOf(rows, page, query.sort, keysOf);
  return { items: items.map(toProduct), ...cursors };
}

export async function findProduct(database: Database, id: string): Promise<Product | undefined> {
  const [row] = await database.read<ProductRow>('find product', `SELECT ${columns} FROM products WHERE id = ?`, [id]);
  return row && toProduct(row);
}

/** Reads a product and keeps others from changing it until the transaction ends. */
export async function lockProduct(tx: Transaction, id: string): Promise<Product | undefined> {
  const [row] = await tx.read<ProductRow>(`SELECT ${columns} FROM products WHERE id = ? FOR UPDATE`, [id]);
  return row && toProduct(row);
}

/** Writes name and price of the next version. Stock has statements of its own and no part in the version. */
export function saveCatalogueEntry(tx: Transaction, product: Product): void {
  tx.write(
    'UPDATE products SET name = ?, price_cents = ?, version = ?, updated_at = ? WHERE id = ? AND version = ?',
    [product.name, product.price.amount, product.version, new Date(product.updatedAt), product.id, product.version - 1],
    1,
  );
}

/** Puts `quantity` new pieces on the shelf. */
export function addStock(tx: Transaction, id: string, quantity: number): void {
  const sql = 'UPDATE products SET received = received + ?, available = available + ? WHERE id = ?';
  tx.write(sql, [quantity, quantity, id], 1);
}

/** A product that did not exist yet, with `pieces` of it in stock. */
export interface NewProduct {
  id: string;
  name: string;
  priceCents: number;
  pieces: number;
}

export function insertProduct(tx: Transaction, product: NewProduct, now: Date): void {
  tx.write(
    'INSERT INTO products (id, name, price_cents, received, available, version, updated_at) VALUES (?, ?, ?, ?, ?, 1, ?)',
    [product.id, product.name, product.priceCents, product.pieces, product.pieces, now],
  );
}

/** Whether there is no product yet. Instances that ask at the same time are answered one after the other. */
export async function isCatalogueEmpty(tx: Transaction): Promise<boolean> {
  await tx.read('SELECT epoch FROM data_epoch WHERE only_row = 1 FOR UPDATE'); // a row that is always there to wait at
  return (await tx.read('SELECT id FROM products LIMIT 1')).length === 0;
}
