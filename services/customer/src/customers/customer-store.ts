import type { Customer } from '@bulkhead/contracts';
import type { Database, Transaction } from '@bulkhead/kit';

interface CustomerRow extends Omit<Customer, 'updatedAt'> {
  updated_at: Date;
}

const columns = 'id, name, email, city, version, updated_at';

function toCustomer({ updated_at: updatedAt, ...rest }: CustomerRow): Customer {
  return { ...rest, updatedAt: updatedAt.toISOString() };
}

/** Customers after `afterId`, in the order of ids. */
export async function listCustomers(database: Database, afterId: string, limit: number): Promise<Customer[]> {
  const sql = `SELECT ${columns} FROM customers WHERE id > ? ORDER BY id LIMIT ?`;
  return (await database.read<CustomerRow>('list customers', sql, [afterId, limit])).map(toCustomer);
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
