'use client';

import type { List } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, Skeleton } from '../../ui/section.tsx';
import type { ListUrl } from './use-list-url.ts';

interface ListStatesProps<Row> {
  query: UseQueryResult<List<Row>>;
  url: ListUrl;
  /** What to do about a list without anything in it. */
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list that is being read, is empty, has nothing that fits, or is there. A failure is told above it. */
export function ListStates<Row>({ query, url, empty, children }: ListStatesProps<Row>) {
  if (query.data === undefined) return query.error ? <ClearLink url={url} /> : <Skeleton lines={8} />;
  if (query.data.items.length > 0) return children(query.data.items);
  return Object.keys(url.params).some((name) => name !== 'sort') ? (
    <Empty>
      Nothing here fits. <ClearLink url={url} />
    </Empty>
  ) : (
    <Empty>{empty}</Empty>
  );
}

/** Takes every filter, the order and the place out of the link. */
export function ClearLink({ url }: { url: ListUrl }) {
  const names = Object.keys(url.params);
  if (names.length === 0) return null;
  return (
    <button
      type="button"
      className="min-h-9 text-accent underline underline-offset-2"
      onClick={() => url.go(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      Show the list from its beginning, without filters
    </button>
  );
}
