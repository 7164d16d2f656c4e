'use client';

import type { ComponentId, TableList, TableRows } from '@bulkhead/contracts';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { formatCount } from '../../ui/format/figures.ts';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';

/** The rows of a database, read past its service by an account that can only read. */
export function Tables({ id }: { id: ComponentId }) {
  const call = useCall();
  const [chosen, setChosen] = useState<string | null>(null);
  const tables = useQuery({
    queryKey: ['tables', id],
    queryFn: ({ signal }) => call<TableList>(`/databases/${id}/tables`, { signal }),
    staleTime: 0,
  });
  const isUp = useWorld((world) => world.components[id].status.state === 'up');
  // The fullest table is the one worth a look first.
  const fullest = tables.data?.tables.reduce(
    (a, b) => (b.rows > a.rows ? b : a),
    tables.data.tables[0] ?? { name: '', rows: 0 },
  );
  const table = chosen ?? fullest?.name;
  return (
    <Section
      title="Rows"
      side={
        <Button size="small" look="quiet" aria-label="Read the rows again" onClick={() => void tables.refetch()}>
          <RefreshCw size={13} aria-hidden="true" />
        </Button>
      }
    >
      {tables.error && !tables.data && <Trouble error={tables.error} onRetry={() => void tables.refetch()} />}
      {tables.isPending && <Skeleton lines={2} />}
      {tables.data && table && (
        <>
          {!isUp && <p className="text-xs text-undo">◌ Read before it went away.</p>}
          <Select aria-label="Table" value={table} onChange={(event) => setChosen(event.target.value)}>
            {tables.data.tables.map(({ name, rows }) => (
              <option key={name} value={name}>
                {name} · {formatCount(rows, 'row')}
              </option>
            ))}
          </Select>
          <Rows id={id} table={table} asOf={tables.dataUpdatedAt} />
        </>
      )}
    </Section>
  );
}

function Rows({ id, table, asOf }: { id: ComponentId; table: string; asOf: number }) {
  const call = useCall();
  const rows = useQuery({
    queryKey: ['rows', id, table, asOf],
    queryFn: ({ signal }) => call<TableRows>(`/databases/${id}/tables/${table}?limit=25`, { signal }),
    placeholderData: (before) => before,
  });
  if (rows.error) return <Trouble error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data) return <Skeleton lines={3} />;
  if (rows.data.rows.length === 0) return <p className="text-mute">No rows.</p>;
  return (
    <section
      className="max-h-72 overflow-auto rounded-lg border border-line"
      aria-label={`Rows of ${table}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="figures text-left text-[11px]">
        <thead className="sticky top-0 bg-raised text-mute">
          <tr>
            {rows.data.columns.map((column) => (
              <th key={column} className="px-2 py-1 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.data.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of an unknown table has no key that we know
            <tr key={i} className="border-t border-line">
              {row.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
                <td key={column} className="max-w-52 truncate px-2 py-1 whitespace-nowrap" title={value ?? 'NULL'}>
                  {value ?? <span className="text-mute">NULL</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
