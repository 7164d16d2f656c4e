import type { ComponentId, TableList, TableRows } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useCall } from '../../../data/use-call.ts';
import { useRefetchWhen } from '../../../data/use-refetch-when.ts';
import { stateKey } from '../parts/use-inspect.ts';
import { markChanges, noMarks, type RowMarks } from './mark-changes.ts';

export const pageSize = 25;
const rowsEveryMs = 1_000;
const tablesEveryMs = 3_000;

/** Changes whenever the database did something: its services count what they ask of it. */
function activityOf(world: World, id: ComponentId): string {
  const asked = Object.values(world.edges).map((edge) => (edge.to === id && edge.opClass === 'sql' ? edge.at : 0));
  return `${Math.max(0, ...asked)}/${stateKey(world, id)}/${world.reset.dataEpoch}`;
}

function useActivity(id: ComponentId, isPaused: boolean) {
  return useCallback((world: World) => (isPaused ? 'paused' : activityOf(world, id)), [id, isPaused]);
}

/** The tables of a database with their numbers of rows. */
export function useTables(id: ComponentId, isPaused: boolean) {
  const call = useCall();
  const queryKey = ['tables', id];
  useRefetchWhen(queryKey, useActivity(id, isPaused), tablesEveryMs);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call<TableList>(`/databases/${id}/tables`, { signal }),
    staleTime: 0,
  });
}

interface Seen {
  readonly data: TableRows | undefined;
  readonly marks: RowMarks;
}

/** One page of a table, read again when its database did something; what is new or changed is marked on the first. */
export function useRows(id: ComponentId, table: string, offset: number, isPaused: boolean) {
  const call = useCall();
  const queryKey = ['rows', id, table, offset];
  useRefetchWhen(queryKey, useActivity(id, isPaused), rowsEveryMs);
  const path = `/databases/${id}/tables/${encodeURIComponent(table)}?limit=${pageSize}&offset=${offset}`;
  const rows = useQuery({ queryKey, queryFn: ({ signal }) => call<TableRows>(path, { signal }), staleTime: 0 });
  const [seen, setSeen] = useState<Seen>({ data: undefined, marks: noMarks });
  const { data } = rows;
  if (data !== undefined && data !== seen.data) {
    // Further pages shift with every new row: there nothing can be called new.
    const marks = offset === 0 ? markChanges(seen.data, data, seen.marks, Date.now()) : noMarks;
    setSeen({ data, marks });
  }
  return { rows, marks: seen.marks };
}
