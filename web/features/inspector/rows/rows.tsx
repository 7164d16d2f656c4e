'use client';

import type { ComponentId, TableList } from '@bulkhead/contracts';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { formatCount } from '../../../ui/format/figures.ts';
import { Loaded } from '../parts/loaded.tsx';
import { NowNote } from '../parts/now-note.tsx';
import { RowPage } from './row-page.tsx';
import { useTables } from './use-live-rows.ts';

/** The rows of a database, read past its service by an account that can only read, and followed while they change. */
export function Rows({ id }: { id: ComponentId }) {
  const [isPaused, setPaused] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const tables = useTables(id, isPaused);
  return (
    <div className="grid gap-2.5">
      <NowNote />
      <Loaded of={tables}>
        {({ tables: all }) => {
          const table = all.find(({ name }) => name === chosen)?.name ?? mostTelling(all);
          if (table === undefined) return <p className="text-mute">It has no tables yet.</p>;
          return (
            <div className="grid gap-2.5">
              <div className="flex items-center gap-1.5">
                <span className="min-w-0 flex-1">
                  <Select aria-label="Table" value={table} onChange={(event) => setChosen(event.target.value)}>
                    {all.map(({ name, rows }) => (
                      <option key={name} value={name}>
                        {name} · {formatCount(rows, 'row')}
                      </option>
                    ))}
                  </Select>
                </span>
                <Button aria-pressed={!isPaused} onClick={() => setPaused(!isPaused)}>
                  {isPaused ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
                  {isPaused ? 'Paused' : 'Live'}
                </Button>
              </div>
              <RowPage key={table} id={id} table={table} isPaused={isPaused} />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}

/** What a database is about, in place of what every database has; else its fullest table. */
const telling = ['order_events', 'products', 'payments', 'notifications', 'customer_order_history'];

function mostTelling(tables: TableList['tables']): string | undefined {
  const known = tables.find(({ name }) => telling.includes(name));
  return (known ?? tables.toSorted((a, b) => b.rows - a.rows)[0])?.name;
}
