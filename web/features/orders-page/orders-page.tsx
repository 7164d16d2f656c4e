'use client';

import type { Order } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useState } from 'react';
import { useShopList } from '../../data/shop-lists.ts';
import { useFreshRows } from '../../ui/table/fresh.ts';
import { type Column, Table } from '../../ui/table/table.tsx';
import { ListStates, Pager, PageTitle, ReadSign, ReadTrouble, useListUrl } from '../shop-shell/index.ts';
import { Follow } from './follow.tsx';
import { InsteadOfOrders } from './instead-of-orders.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderRow } from './order-row.tsx';
import { ViewLag } from './view-lag.tsx';

const names = ['status', 'customerId', 'placedFrom', 'placedUntil', 'sort', 'cursor'];
const columns: readonly Column[] = [
  { title: 'Order' },
  { title: 'Customer' },
  { title: 'Items' },
  { title: 'Status' },
  { title: 'Placed', sort: 'placed', isFallingFirst: true },
  { title: 'Total', sort: 'total', isFigure: true, isFallingFirst: true },
  { title: 'Act', isSilent: true },
];

const databaseState = (world: World) =>
  `${world.components['order-mysql'].status.state}/${world.components['order-service'].status.state}/${world.reset.dataEpoch}`;
const viewMoved = (world: World) => {
  const view = world.components['order-service'].projections['order_view'];
  return `${databaseState(world)}/${world.totals.accepted}/${world.totals.confirmed}/${world.totals.cancelled}/${view?.behind}`;
};
const none: readonly Order[] = [];
const idOf = ({ id }: Order) => id;
const versionOf = ({ version }: Order) => version;

/** The orders as the read model knows them: filtered, sorted, followed live. */
export function OrdersPage() {
  const url = useListUrl(names);
  const [isFollowing, setFollowing] = useState(true);
  const follows = isFollowing ? viewMoved : databaseState;
  const list = useShopList<Order>({ path: 'orders', params: url.params, follows });
  const rows = list.data?.items ?? none;
  const fresh = useFreshRows(rows, JSON.stringify(url.params), idOf, versionOf);
  const sort = url.params['sort'] ?? '-placed';
  const onSort = (next: string) => url.go({ sort: next });
  const follow = () => {
    setFollowing(!isFollowing);
    if (!isFollowing) void list.refetch();
  };
  return (
    <>
      <PageTitle
        title="Orders"
        side={
          <Follow
            isInTrouble={list.error !== null}
            isFollowing={isFollowing}
            readAtMs={list.dataUpdatedAt}
            onToggle={follow}
          />
        }
      >
        From <span className="figures">order_view</span>, the read model. It is built from the orders&apos; events and
        follows them by a moment.
      </PageTitle>
      <OrderFilters url={url} columns={columns} sort={sort} onSort={onSort} />
      <ReadTrouble query={list} database="order-mysql">
        <InsteadOfOrders customerId={url.params['customerId']} />
      </ReadTrouble>
      <ReadSign query={list} service="order-service" database="order-mysql" table="order_view">
        <ViewLag />
      </ReadSign>
      <ListStates query={list} url={url} empty="No order yet. Place one in the lab, or send shoppers there.">
        {(orders) => (
          <Table caption="Orders" columns={columns} sort={sort} onSort={onSort} isOld={list.isPlaceholderData}>
            {orders.map((order) => (
              <OrderRow key={order.id} order={order} isFresh={fresh.has(order.id)} />
            ))}
          </Table>
        )}
      </ListStates>
      <Pager url={url} list={list.data} />
    </>
  );
}
