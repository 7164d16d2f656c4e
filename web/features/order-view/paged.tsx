import { Fragment, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format/figures.ts';

interface PagedProps<T> {
  items: readonly T[];
  pageSize: number;
  noun: string;
  keyOf: (item: T) => string;
  render: (item: T) => ReactNode;
  /** Around the items: `ol`, say. */
  list: (children: ReactNode) => ReactNode;
}

/** The first items of a long list, and more when asked for: an order with a thousand events stays light. */
export function Paged<T>({ items, pageSize, noun, keyOf, render, list }: PagedProps<T>) {
  const [pages, setPages] = useState(1);
  const shown = items.slice(0, pages * pageSize);
  const left = items.length - shown.length;
  return (
    <>
      {list(shown.map((item) => <Fragment key={keyOf(item)}>{render(item)}</Fragment>))}
      {left > 0 && (
        <div className="flex flex-wrap items-center gap-3 pt-2 text-xs text-mute">
          <Button size="small" onClick={() => setPages(pages + 1)}>
            Show {Math.min(left, pageSize)} more
          </Button>
          {shown.length} of {formatCount(items.length, noun)}
        </div>
      )}
    </>
  );
}
