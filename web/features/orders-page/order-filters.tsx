'use client';

import { useCustomers } from '../../data/shop.ts';
import { Field, inputLook } from '../../ui/field.tsx';
import { fromLocalField, toLocalField } from '../../ui/format/moment.ts';
import { orderLooks } from '../../ui/order-look.ts';
import type { Column } from '../../ui/table/table.tsx';
import { Filters, type ListUrl, SelectFilter, SortFilter, TextFilter } from '../shop-shell/index.ts';

const statuses = [
  ['', 'every status'],
  ...Object.entries(orderLooks).map(([status, { word }]) => [status, word] as const),
] as const;

interface OrderFiltersProps {
  url: ListUrl;
  columns: readonly Column[];
  sort: string;
  onSort: (sort: string) => void;
}

export function OrderFilters({ url, columns, sort, onSort }: OrderFiltersProps) {
  return (
    <Filters isInUse={Object.keys(url.params).length > 0}>
      <SelectFilter
        label="Status"
        value={url.params['status']}
        options={statuses}
        onChange={(status) => url.go({ status })}
      />
      <CustomerFilter url={url} />
      <MomentFilter label="Placed from" name="placedFrom" url={url} />
      <MomentFilter label="Placed before" name="placedUntil" url={url} />
      <SortFilter columns={columns} sort={sort} onSort={onSort} />
    </Filters>
  );
}

/** By name while the customer service answers, else by id. */
function CustomerFilter({ url }: { url: ListUrl }) {
  const customers = useCustomers();
  const value = url.params['customerId'];
  if (customers.data === undefined && customers.error !== null) {
    return (
      <TextFilter
        label="Customer (id; names can't be read)"
        value={value}
        maxLength={63}
        onChange={(customerId) => url.amend({ customerId })}
      />
    );
  }
  const options = (customers.data?.items ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <SelectFilter
      label="Customer"
      value={value}
      options={[['', 'every customer'], ...options]}
      onChange={(customerId) => url.go({ customerId })}
    />
  );
}

interface MomentFilterProps {
  label: string;
  name: 'placedFrom' | 'placedUntil';
  url: ListUrl;
}

function MomentFilter({ label, name, url }: MomentFilterProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="datetime-local"
          step={1}
          className={inputLook}
          value={toLocalField(url.params[name])}
          onChange={(event) => url.amend({ [name]: fromLocalField(event.target.value) })}
        />
      )}
    </Field>
  );
}
