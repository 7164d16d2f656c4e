import type { ComponentId, Passport, PassportDatabase } from '@bulkhead/contracts';

export interface Statement {
  store: ComponentId;
  /** What it says of the order, in its own word; null: nothing, it has no row. */
  says: string | null;
  /** Which column that is. */
  from: string;
  /** Why it can't be asked. */
  unknown?: string;
}

/** The one column of each store that says how far the order is. */
const columns: readonly (readonly [PassportDatabase['id'], table: string, column: string])[] = [
  ['order-mysql', 'order_view', 'status'],
  ['product-mysql', 'reservations', 'status'],
  ['payment-mysql', 'payments', 'status'],
  ['notification-mysql', 'notifications', 'status'],
  ['customer-mysql', 'customer_order_history', 'status'],
];

/** The same order as each store tells it: where they differ, that is the inconsistency, and its size. */
export function whatEachSays({ databases, card }: Pick<Passport, 'databases' | 'card'>): Statement[] {
  const statements = columns.map(([store, table, column]): Statement => {
    const from = `${table}.${column}`;
    const part = databases.find(({ id }) => id === store)?.part;
    if (part?.state !== 'read') return { store, says: null, from, unknown: part?.why ?? 'It was not asked.' };
    const rows = part.tables.find(({ name }) => name === table);
    if (rows === undefined || rows.unknown !== undefined)
      return { store, says: null, from, unknown: rows?.unknown ?? `There is no table ${table}.` };
    const at = rows.columns.indexOf(column);
    return { store, says: rows.rows[0]?.[at] ?? null, from };
  });
  const charge: Statement = {
    store: 'card-processor',
    from: 'its own books, by the order’s id',
    says: card.state === 'read' ? (card.charge?.status ?? null) : null,
    ...(card.state === 'unknown' ? { unknown: card.why } : {}),
  };
  return [...statements.slice(0, 3), charge, ...statements.slice(3)];
}
