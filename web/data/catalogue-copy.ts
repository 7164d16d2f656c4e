import type { Product, TableRows } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useCall } from './use-call.ts';
import { useRefetchWhen } from './use-refetch-when.ts';

/** What the order service knows of a product. */
export interface CopiedProduct {
  name: string;
  priceCents: number;
  version: number;
}

export interface CatalogueCopy {
  /** Undefined until it was read. */
  byId: ReadonlyMap<string, CopiedProduct> | undefined;
  /** Why it can't be read now; what was read before stays. */
  error: Error | null;
}

const path = '/databases/order-mysql/tables/catalogue_copy?limit=200';
const queryKey = ['catalogue-copy'];
const orderDatabase = (world: World) => `${world.components['order-mysql'].status.state}/${world.reset.dataEpoch}`;
const soonMs = 500;
const laterMs = 3_000;
const soonForMs = 10_000;

/** Reads the rows of `catalogue_copy` by the names of their columns. */
export function readCopy({ columns, rows }: TableRows): ReadonlyMap<string, CopiedProduct> {
  const at = (row: readonly (string | null)[], column: string) => row[columns.indexOf(column)] ?? '';
  return new Map(
    rows.map((row) => [
      at(row, 'product_id'),
      { name: at(row, 'name'), priceCents: Number(at(row, 'price_cents')), version: Number(at(row, 'version')) },
    ]),
  );
}

/**
 * The order service's copy of the catalogue, as it stands in its database: the lab reads the rows past the service.
 * While it is behind one of these products it is read again and again, less often after some seconds.
 */
export function useCatalogueCopy(products: readonly Product[]): CatalogueCopy {
  const call = useCall();
  const behindSinceMs = useRef<number | undefined>(undefined);
  useRefetchWhen(queryKey, orderDatabase);
  const isBehind = (copy: ReadonlyMap<string, CopiedProduct> | undefined) =>
    copy !== undefined && products.some(({ id, version }) => version > (copy.get(id)?.version ?? 0));
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => readCopy(await call<TableRows>(path, { signal })),
    retry: false,
    refetchInterval({ state }) {
      if (state.error !== null) return laterMs;
      if (!isBehind(state.data)) {
        behindSinceMs.current = undefined;
        return false;
      }
      behindSinceMs.current ??= Date.now();
      return Date.now() - behindSinceMs.current < soonForMs ? soonMs : laterMs;
    },
  });
  return { byId: query.data, error: query.error };
}
