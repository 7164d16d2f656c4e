'use client';

import type { Notification } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useShopList } from '../../data/shop-lists.ts';
import { useFreshRows } from '../../ui/table/fresh.ts';
import { type Column, Table } from '../../ui/table/table.tsx';
import {
  Filters,
  ListStates,
  Pager,
  PageTitle,
  ReadSign,
  ReadTrouble,
  SelectFilter,
  SortFilter,
  TextFilter,
  useListUrl,
} from '../shop-shell/index.ts';
import { NotificationRow, statusLooks } from './notification-row.tsx';

const names = ['status', 'kind', 'customerId', 'orderId', 'sort', 'cursor'];
const columns: readonly Column[] = [
  { title: 'Made', sort: 'created', isFallingFirst: true },
  { title: 'To' },
  { title: 'Subject' },
  { title: 'Kind' },
  { title: 'Order' },
  { title: 'Status' },
];
const statuses = [
  ['', 'every status'],
  ...Object.entries(statusLooks).map(([status, { word }]) => [status, word] as const),
] as const;
const kinds = [
  ['', 'every kind'],
  ['order-confirmation', 'order confirmation'],
] as const;

const moreSent = (world: World) =>
  `${world.components['notification-mysql'].status.state}/${world.components['notification-service'].status.state}/${world.totals.accepted}/${world.totals.confirmed}/${world.totals.cancelled}/${world.reset.dataEpoch}`;
const none: readonly Notification[] = [];
const idOf = ({ id }: Notification) => id;
const stateOf = ({ status, recipient }: Notification) => `${status} ${recipient}`;

/** What was sent, to whom, about which order. */
export function NotificationsPage() {
  const url = useListUrl(names);
  const list = useShopList<Notification>({ path: 'notifications', params: url.params, follows: moreSent });
  const rows = list.data?.items ?? none;
  const fresh = useFreshRows(rows, JSON.stringify(url.params), idOf, stateOf);
  const sort = url.params['sort'] ?? '-created';
  const onSort = (next: string) => url.go({ sort: next });
  const { status, kind, customerId, orderId } = url.params;
  return (
    <>
      <PageTitle title="Notifications">
        One mail an order, sent once however often it is asked for. Nothing leaves this machine: the mailbox is a
        stand-in, and addresses at bounce.example refuse every mail.
      </PageTitle>
      <Filters isInUse={Object.keys(url.params).length > 0}>
        <SelectFilter label="Status" value={status} options={statuses} onChange={(next) => url.go({ status: next })} />
        <SelectFilter label="Kind" value={kind} options={kinds} onChange={(next) => url.go({ kind: next })} />
        <TextFilter
          label="Customer (id)"
          value={customerId}
          maxLength={63}
          placeholder="ada-lovelace"
          onChange={(next) => url.amend({ customerId: next })}
        />
        <TextFilter
          label="Order (whole id)"
          value={orderId}
          maxLength={36}
          onChange={(next) => url.amend({ orderId: next })}
        />
        <SortFilter columns={columns} sort={sort} onSort={onSort} />
      </Filters>
      <ReadTrouble query={list} database="notification-mysql">
        {list.error && <p className="text-mute">Orders are still confirmed; their notifications follow.</p>}
      </ReadTrouble>
      <ReadSign query={list} service="notification-service" database="notification-mysql" table="notifications" />
      <ListStates query={list} url={url} empty="Nothing was sent yet. A confirmed order sends one.">
        {(notifications) => (
          <Table caption="Notifications" columns={columns} sort={sort} onSort={onSort} isOld={list.isPlaceholderData}>
            {notifications.map((notification) => (
              <NotificationRow key={notification.id} notification={notification} isFresh={fresh.has(notification.id)} />
            ))}
          </Table>
        )}
      </ListStates>
      <Pager url={url} list={list.data} />
    </>
  );
}
