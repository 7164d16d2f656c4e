'use client';

import { useUiActions, useWorld } from '../../live/react.ts';
import { formatCount } from '../../ui/format/figures.ts';
import { Empty } from '../../ui/section.tsx';
import { OrderRow } from './order-row.tsx';

const shown = 100;

/** The newest orders, as the world knows them: no request per order. */
export function Orders() {
  const ids = useWorld((world) => world.orderIds);
  const totals = useWorld((world) => world.totals);
  const { show } = useUiActions();
  if (ids.length === 0) {
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
        {formatCount(totals.accepted, 'order')} · {totals.confirmed} confirmed · {totals.cancelled} cancelled
        {ids.length > shown && ` · newest ${shown} shown`}
      </p>
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
              <OrderRow key={id} id={id} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
