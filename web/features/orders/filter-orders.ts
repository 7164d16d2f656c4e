import type { OrderStatus } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';

export interface OrderFilter {
  status: OrderStatus | null;
  customerId: string | null;
}

export const noFilter: OrderFilter = { status: null, customerId: null };

type Orders = Pick<World, 'orders' | 'orderIds'>;

/** The ids of the orders that are like this, newest first. Without a filter they are the world's own list. */
export function filterOrders({ orders, orderIds }: Orders, { status, customerId }: OrderFilter): readonly string[] {
  if (status === null && customerId === null) return orderIds;
  return orderIds.filter((id) => {
    const order = orders[id];
    return (
      order !== undefined &&
      (status === null || order.status === status) &&
      (customerId === null || order.customerId === customerId)
    );
  });
}

export interface Choices {
  /** How many there are of each. */
  statuses: Readonly<Partial<Record<OrderStatus, number>>>;
  customers: readonly { id: string; name: string }[];
}

/** What there is to choose among the orders that are remembered. */
export function choicesOf({ orders }: Orders): Choices {
  const statuses: Partial<Record<OrderStatus, number>> = {};
  const customers = new Map<string, string>();
  for (const { status, customerId, customerName } of Object.values(orders)) {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (customerId !== null) customers.set(customerId, customerName ?? customerId);
  }
  const named = [...customers].map(([id, name]) => ({ id, name }));
  return { statuses, customers: named.sort((a, b) => a.name.localeCompare(b.name)) };
}
