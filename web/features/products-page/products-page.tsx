'use client';

import type { Product } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useCatalogueCopy } from '../../data/catalogue-copy.ts';
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
  SortFilter,
  TextFilter,
  useListUrl,
} from '../shop-shell/index.ts';
import { ProductRow } from './product-row.tsx';

const names = ['search', 'sort', 'cursor'];
const columns: readonly Column[] = [
  { title: 'Product', sort: 'name' },
  { title: 'Price', sort: 'price', isFigure: true, isFallingFirst: true },
  { title: 'Available', sort: 'available', isFigure: true, isFallingFirst: true },
  { title: 'Reserved', sort: 'reserved', isFigure: true, isFallingFirst: true },
  { title: 'Sold', sort: 'sold', isFigure: true, isFallingFirst: true },
  { title: "Order service's copy" },
  { title: 'Change', isSilent: true },
];

const stockChanged = (world: World) =>
  `${world.components['product-mysql'].status.state}/${world.components['product-service'].status.state}/${world.totals.accepted}/${world.totals.confirmed}/${world.totals.cancelled}/${world.reset.dataEpoch}`;
const none: readonly Product[] = [];
const idOf = ({ id }: Product) => id;
const stateOf = ({ version, available, reserved, sold }: Product) => [version, available, reserved, sold].join();

/** The catalogue with its stock: searched, sorted, changed in place. */
export function ProductsPage() {
  const url = useListUrl(names);
  const sort = url.params['sort'] ?? 'name';
  const list = useShopList<Product>({ path: 'products', params: { ...url.params, sort }, follows: stockChanged });
  const rows = list.data?.items ?? none;
  const copy = useCatalogueCopy(rows);
  const fresh = useFreshRows(rows, JSON.stringify(url.params), idOf, stateOf);
  const onSort = (next: string) => url.go({ sort: next });
  return (
    <>
      <PageTitle title="Products">
        Available can be ordered now, reserved is promised to running orders, sold belongs to confirmed ones. A new name
        or price reaches the order service&apos;s own copy a moment later, by a message.
      </PageTitle>
      <Filters isInUse={Object.keys(url.params).length > 0}>
        <TextFilter
          label="Search by name"
          value={url.params['search']}
          maxLength={100}
          placeholder="lantern"
          onChange={(search) => url.amend({ search })}
        />
        <SortFilter columns={columns} sort={sort} onSort={onSort} />
      </Filters>
      <ReadTrouble query={list} database="product-mysql">
        {list.data === undefined && (
          <p className="text-mute">Orders are still taken: the order service uses its own copy of names and prices.</p>
        )}
      </ReadTrouble>
      <ReadSign query={list} service="product-service" database="product-mysql" table="products" />
      <ListStates query={list} url={url} empty="There is no product. Reset puts the seed data back.">
        {(products) => (
          <Table caption="Products" columns={columns} sort={sort} onSort={onSort} isOld={list.isPlaceholderData}>
            {products.map((product) => (
              <ProductRow key={product.id} product={product} copy={copy} isFresh={fresh.has(product.id)} />
            ))}
          </Table>
        )}
      </ListStates>
      <Pager url={url} list={list.data} />
    </>
  );
}
