import type { Passport } from '@bulkhead/contracts';
import { useUiActions } from '../../../live/react.ts';
import { whatEachSays } from './what-each-says.ts';

/** Side by side, how far the order is by each store. A store that does not answer is unknown, and no other is. */
export function EachSays({ passport, layout }: { passport: Passport; layout: 'panel' | 'page' }) {
  const { select } = useUiActions();
  return (
    <ul className="grid grid-cols-2 gap-1.5 @min-[44rem]/order:grid-cols-3 @min-[60rem]/order:grid-cols-6">
      {whatEachSays(passport).map(({ store, says, from, unknown }) => (
        <li key={store} className="min-w-0">
          <a
            href={`/?show=${store}`}
            title={unknown ?? from}
            onClick={(event) => {
              // In the lab the component is beside it; from a page of its own the link leads there.
              if (layout === 'page') return;
              event.preventDefault();
              select(store);
            }}
            className={`grid h-full w-full content-start gap-0.5 rounded-lg border px-2 py-1.5 text-left hover:border-mute ${unknown ? 'border-dashed border-mute' : 'border-line bg-card'}`}
          >
            <span className="truncate text-xs text-mute">{store}</span>
            <b className="figures truncate text-xs font-semibold">{unknown ? '? unknown' : (says ?? '– no row')}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}
