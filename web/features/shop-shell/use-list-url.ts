'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { changedSearch, type ListParams, readParams } from './list-url.ts';

type Change = Readonly<Record<string, string | undefined>>;

export interface ListUrl {
  params: ListParams;
  hrefOf(change: Change): string;
  /** A step that the back button takes back. */
  go(change: Change): void;
  /** While somebody types: no step of its own. */
  amend(change: Change): void;
}

/**
 * Filters, order and place of a list, kept in the page's link: reload, back and a copied link show the same. Nothing
 * is asked of the web server for it. `names` must be stable.
 */
export function useListUrl(names: readonly string[]): ListUrl {
  const search = useSearchParams();
  const pathname = usePathname();
  return useMemo(() => {
    const hrefOf = (change: Change) => `${pathname}${changedSearch(search.toString(), change)}`;
    return {
      params: readParams(search, names),
      hrefOf,
      go: (change) => history.pushState(null, '', hrefOf(change)),
      amend: (change) => history.replaceState(null, '', hrefOf(change)),
    };
  }, [names, pathname, search]);
}
