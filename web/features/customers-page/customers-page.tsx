'use client';

import type { Customer } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import Link from 'next/link';
import { useShopList } from '../../data/shop-lists.ts';
import { LongText } from '../../ui/long-text.tsx';
import { Cell, type Column, Row, Table } from '../../ui/table/table.tsx';
import {
  Filters,
  ListStates,
  Pager,
  PageTitle,
  ReadSign,
  ReadTrouble,
  SortFilter,
  TextFilter,
  useListUrl,
} from '../shop-shell/index.ts';

const names = ['search', 'sort', 'cursor'];
const columns: readonly Column[] = [
  { title: 'Name', sort: 'name' },
  { title: 'Mail' },
  { title: 'City', sort: 'city' },
  { title: 'Orders', isSilent: true },
];
const customersChanged = (world: World) =>
  `${world.components['customer-mysql'].status.state}/${world.components['customer-service'].status.state}/${world.reset.dataEpoch}`;

export function CustomersPage() {
  const url = useListUrl(names);
  const sort = url.params['sort'] ?? 'name';
  const list = useShopList<Customer>({ path: 'customers', params: { ...url.params, sort }, follows: customersChanged });
  const onSort = (next: string) => url.go({ sort: next });
  return (
    <>
      <PageTitle title="Customers">
        Each has a page with the history of orders, which is kept in the customer database and needs no other service.
      </PageTitle>
      <Filters isInUse={Object.keys(url.params).length > 0}>
        <TextFilter
          label="Search by name, mail or city"
          value={url.params['search']}
          maxLength={100}
          placeholder="London"
          onChange={(search) => url.amend({ search })}
        />
        <SortFilter columns={columns} sort={sort} onSort={onSort} />
      </Filters>
      <ReadTrouble query={list} database="customer-mysql">
        <p className="text-mute">Orders are still taken: the order service uses its own copy of names and addresses.</p>
      </ReadTrouble>
      <ReadSign query={list} service="customer-service" database="customer-mysql" table="customers" />
      <ListStates query={list} url={url} empty="There is no customer. Reset puts the seed data back.">
        {(customers) => (
          <Table caption="Customers" columns={columns} sort={sort} onSort={onSort} isOld={list.isPlaceholderData}>
            {customers.map((customer) => (
              <CustomerRow key={customer.id} customer={customer} />
            ))}
          </Table>
        )}
      </ListStates>
      <Pager url={url} list={list.data} />
    </>
  );
}

function CustomerRow({ customer: { id, name, email, city } }: { customer: Customer }) {
  return (
    <Row>
      <Cell label="Name">
        <span className="font-semibold">
          <LongText text={name} />
        </span>
        <span className="figures block text-xs text-mute">{id}</span>
      </Cell>
      <Cell label="Mail">
        <LongText text={email} />
        {email.endsWith('@bounce.example') && (
          <span className="block text-xs text-mute">a mailbox that refuses every mail</span>
        )}
      </Cell>
      <Cell label="City">
        <LongText text={city} />
      </Cell>
      <Cell label="Orders">
        <Link
          href={`/customers/${id}`}
          prefetch={false}
          className="inline-flex min-h-9 items-center text-accent underline underline-offset-2"
        >
          Orders<span className="sr-only"> of {name.slice(0, 80)}</span>
        </Link>
      </Cell>
    </Row>
  );
}
