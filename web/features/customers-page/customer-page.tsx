'use client';

import type { Customer, CustomerOrder } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ProblemError } from '../../data/problem-error.ts';
import { askAgainMs, useShopList } from '../../data/shop-lists.ts';
import { useCall } from '../../data/use-call.ts';
import { LongText } from '../../ui/long-text.tsx';
import { useFreshRows } from '../../ui/table/fresh.ts';
import { type Column, Table } from '../../ui/table/table.tsx';
import { ListStates, Pager, PageTitle, ReadSign, ReadTrouble, useListUrl } from '../shop-shell/index.ts';
import { HistoryRow } from './history-row.tsx';
import { OtherSide } from './other-side.tsx';

const names = ['sort', 'cursor'];
const columns: readonly Column[] = [
  { title: 'Order' },
  { title: 'Status' },
  { title: 'Items', isFigure: true },
  { title: 'Placed', sort: 'placed', isFallingFirst: true },
  { title: 'Total', isFigure: true },
];
const historyMoved = (world: World) =>
  `${world.components['customer-mysql'].status.state}/${world.components['customer-service'].status.state}/${world.totals.accepted}/${world.totals.confirmed}/${world.totals.cancelled}/${world.reset.dataEpoch}`;
const none: readonly CustomerOrder[] = [];
const idOf = ({ orderId }: CustomerOrder) => orderId;
const versionOf = ({ version }: CustomerOrder) => version;

/** One customer with the history of orders. All of it is read from the customer database. */
export function CustomerPage({ id }: { id: string }) {
  const url = useListUrl(names);
  const call = useCall();
  const path = `customers/${encodeURIComponent(id)}`;
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => call<Customer>(`/shop/${path}`, { signal }),
    retry: false,
    refetchInterval: askAgainMs,
  });
  const history = useShopList<CustomerOrder>({ path: `${path}/orders`, params: url.params, follows: historyMoved });
  const rows = history.data?.items ?? none;
  const fresh = useFreshRows(rows, `${id} ${JSON.stringify(url.params)}`, idOf, versionOf);
  const isThere = !(history.error instanceof ProblemError && history.error.problem.status < 500);
  return (
    <>
      <p className="mb-2">
        <Link href="/customers" className="inline-flex min-h-8 items-center text-accent underline underline-offset-2">
          ← Customers
        </Link>
      </p>
      <PageTitle title={isThere ? <LongText text={customer.data?.name ?? id} /> : 'There is no such customer'}>
        {customer.data && (
          <bdi>
            {customer.data.email} · {customer.data.city}
          </bdi>
        )}
      </PageTitle>
      {isThere && <OtherSide customerId={id} />}
      <ReadTrouble query={history} database="customer-mysql" />
      <ReadSign query={history} service="customer-service" database="customer-mysql" table="customer_order_history" />
      <ListStates query={history} url={url} empty="No order yet, or none that this copy has heard of.">
        {(orders) => (
          <Table
            caption="History of orders"
            columns={columns}
            sort={url.params['sort'] ?? '-placed'}
            onSort={(sort) => url.go({ sort })}
            isOld={history.isPlaceholderData}
          >
            {orders.map((order) => (
              <HistoryRow key={order.orderId} order={order} isFresh={fresh.has(order.orderId)} />
            ))}
          </Table>
        )}
      </ListStates>
      <Pager url={url} list={history.data} />
    </>
  );
}
