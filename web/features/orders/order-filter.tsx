import type { OrderStatus } from '@bulkhead/contracts';
import { Select } from '../../ui/field.tsx';
import { orderLooks } from '../../ui/order-look.ts';
import type { Choices, OrderFilter } from './filter-orders.ts';

const statuses = Object.keys(orderLooks) as OrderStatus[]; // its keys are exactly those

interface OrderFilterProps {
  filter: OrderFilter;
  choices: Choices;
  onFilter: (filter: OrderFilter) => void;
}

/** Which orders are listed: by how far they are, and by whose they are. */
export function OrderFilterBar({ filter, choices, onFilter }: OrderFilterProps) {
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <Select
        aria-label="Status"
        value={filter.status ?? ''}
        onChange={({ target }) => onFilter({ ...filter, status: statuses.find((one) => one === target.value) ?? null })}
      >
        <option value="">Every status</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {orderLooks[status].word} ({choices.statuses[status] ?? 0})
          </option>
        ))}
      </Select>
      <Select
        aria-label="Customer"
        value={filter.customerId ?? ''}
        onChange={({ target }) => onFilter({ ...filter, customerId: target.value === '' ? null : target.value })}
      >
        <option value="">Every customer</option>
        {choices.customers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name.slice(0, 60)}
          </option>
        ))}
      </Select>
    </div>
  );
}
