import type { Customer, CustomerListQuery, List } from '@bulkhead/contracts';
import { contains, type Database, keysetSql, readSortedPage, sortedPageOf, type Transaction } from '@bulkhead/kit';

interface CustomerRow extends Omit<Customer, 'updatedAt'> {
  updated_at: Date;
}

const columns = 'id, name, email, city, version, updated_at';

function toCustomer({ updated_at: updatedAt, ...rest }: CustomerRow): Customer {
  return { ...rest, updatedAt: updatedAt.toISOString() };
}

const sorts = {
  id: { column: 'id', holds: 'id' },
  name: { column: 'name', holds: 'text' },
  city: { column: 'city', holds: 'text' },
} as const;

/** One page of the customers that the query asks for. */
export async function listCustomers(database: Database, query: CustomerListQuery): Promise<List<Customer>> {
  const page = readSortedPage(query, sorts);
  const { text, values } = keysetSql(page, 'id', contains(query.search, 'name', 'email', 'city'));
  const rows = await database.read<CustomerRow>('list customers', `SELECT ${columns} FROM customers${text}`, values);
  // The columns are called as the sorts are.
  const keysOf = (row: CustomerRow) => ({ value: row[page.column as keyof typeof sorts], id: row.id });
  const { items, ...cursors } = sortedPageOf(rows, page, query.sort, keysOf);
  return { items: items.map(toCustomer), ...cursors };
}

export async function findCustomer(database: Database, id: string): Promise<Customer | undefined> {
  const sql = `SELECT ${columns} FROM customers WHERE id = ?`;
  const [row] = await database.read<CustomerRow>('find customer', sql, [id]);
  return row && toCustomer(row);
}

export function insertCustomer(tx: Transaction, { id, name, email, city, version, updatedAt }: Customer): void {
  const sql = 'INSERT INTO customers (id, name, email, city, version, updated_at) VALUES (?, ?, ?, ?, ?, ?)';
  tx.write(sql, [id, name, email, city, version, new Date(updatedAt)]);
}

/** Whether there is no customer yet. Instances that ask at the same time are answered one after the other. */
export async function hasNoCustomers(tx: Transaction): Promise<boolean> {
  await tx.read('SELECT epoch FROM data_epoch WHERE only_row = 1 FOR UPDATE'); // a row that is always there to wait at
  return (await tx.read('SELECT id FROM customers LIMIT 1')).length === 0;
}
