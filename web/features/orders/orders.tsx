'use client';

import Link from 'next/link';
import { useCallback, useState } from 'react';
import { useThrottledWorld } from '../../data/use-throttled-world.ts';
import { useUi, useUiActions, useWorld } from '../../live/react.ts';
import { Empty } from '../../ui/section.tsx';
import { choicesOf, filterOrders, noFilter } from './filter-orders.ts';
import { OrderFilterBar } from './order-filter.tsx';
import { OrderRow } from './order-row.tsx';

const shown = 100;

/** The newest orders, as the world knows them: no request per order. */
export function Orders() {
  const [filter, setFilter] = useState(noFilter);
  const isEmpty = useWorld((world) => world.orderIds.length === 0);
  const ids = useThrottledWorld(
    useCallback((world) => filterOrders(world, filter), [filter]),
    filter === noFilter ? 0 : undefined,
  );
  const choices = useThrottledWorld(choicesOf, 1_000);
  const totals = useWorld((world) => world.totals);
  const isPast = useUi((ui) => ui.moment !== null);
  const { show } = useUiActions();
  if (isEmpty) {
    return (
      <Empty>
        No order yet. Place one on the left.{' '}
        <button
          type="button"
          className="text-accent underline underline-offset-2 lg:hidden"
          onClick={() => show('act')}
        >
          Go there
        </button>
      </Empty>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <p className="figures text-xs text-mute">
        this run: {totals.accepted} accepted · {totals.confirmed} confirmed · {totals.cancelled} cancelled
      </p>
      <OrderFilterBar filter={filter} choices={choices} onFilter={setFilter} />
      {ids.length === 0 && <Empty>None of the orders is like that.</Empty>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="min-h-0 flex-1 overflow-auto overscroll-contain" aria-label="Orders" tabIndex={0}>
        <table className="w-full border-collapse text-left">
          <thead className="sticky top-0 z-10 bg-panel text-[11px] text-mute">
            <tr>
              <th className="py-1.5 pr-2 font-medium">Order</th>
              <th className="py-1.5 pr-2 font-medium">Status</th>
              <th className="py-1.5 pr-2 text-right font-medium">Total</th>
              <th className="py-1.5 text-right font-medium">Age</th>
              <th className="w-7">
                <span className="sr-only">Cancel</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ids.slice(0, shown).map((id) => (
              <OrderRow key={id} id={id} isPast={isPast} />
            ))}
          </tbody>
        </table>
        <p className="py-2 text-xs text-mute">
          {ids.length > shown && `The newest ${shown} of ${ids.length}. `}
          <Link href="/orders" className="text-accent underline underline-offset-2">
            All orders, with search and pages
          </Link>
        </p>
      </section>
    </div>
  );
}
