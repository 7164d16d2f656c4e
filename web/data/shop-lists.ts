import type { List } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { keepPreviousData, type Query, useQuery } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';
import { useCall } from './use-call.ts';
import { useRefetchWhen } from './use-refetch-when.ts';

export const pageSize = 25;
const followMs = 1_500;
const longestWaitS = 10;

interface ShopListOptions {
  /** Below `/shop`: `orders`, `customers/ada-lovelace/orders`. */
  path: string;
  params: Readonly<Record<string, string>>;
  /** What of the world the list follows; must be stable. */
  follows: (world: World) => unknown;
}

export const shopListKey = (path: string) => ['shop-list', path];

/**
 * One page of a list, read again when the world has changed. While its service can't answer, it asks again when it was
 * told to; what was read before stays, with its age in `dataUpdatedAt`.
 */
export function useShopList<Row>({ path, params, follows }: ShopListOptions) {
  const call = useCall();
  useRefetchWhen(shopListKey(path), follows, followMs);
  const query = new URLSearchParams({ limit: String(pageSize), ...params });
  return useQuery({
    queryKey: [...shopListKey(path), query.toString()],
    queryFn: ({ signal }) => call<List<Row>>(`/shop/${path}?${query}`, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    refetchInterval: askAgainMs,
  });
}

/** A refusal of the question itself would be refused again. */
export function askAgainMs({ state: { error } }: Pick<Query, 'state'>): number | false {
  if (error === null) return false;
  if (!(error instanceof ProblemError)) return 2_000;
  if (error.problem.status < 500) return false;
  return 1_000 * Math.min(longestWaitS, Math.max(1, error.retryAfterS ?? 2));
}
