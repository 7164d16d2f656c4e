'use client';

import type { Column } from '../../ui/table/table.tsx';
import { SelectFilter } from './filters.tsx';

/** On a phone the titles of the columns are not there to be pressed. */
export function SortFilter(props: { columns: readonly Column[]; sort: string; onSort: (sort: string) => void }) {
  const options = props.columns.flatMap(({ title, sort }) =>
    sort === undefined
      ? []
      : ([
          [sort, `${title}, rising`],
          [`-${sort}`, `${title}, falling`],
        ] as const),
  );
  return (
    <div className="md:hidden">
      <SelectFilter label="Sort by" value={props.sort} options={options} onChange={props.onSort} />
    </div>
  );
}
