import type { ComponentId, TableRows } from '@bulkhead/contracts';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { rowKey } from './mark-changes.ts';
import { RowRecord } from './row-record.tsx';
import { RowTable } from './row-table.tsx';
import { pageSize, useRows } from './use-live-rows.ts';

interface RowPageProps {
  id: ComponentId;
  table: string;
  isPaused: boolean;
}

/** A table page by page; a row opens as a record. */
export function RowPage({ id, table, isPaused }: RowPageProps) {
  const [offset, setOffset] = useState(0);
  return <Page key={offset} id={id} table={table} isPaused={isPaused} offset={offset} onMove={setOffset} />;
}

type Opened = { key: string; row: readonly (string | null)[] };

function Page({
  id,
  table,
  isPaused,
  offset,
  onMove,
}: RowPageProps & { offset: number; onMove: (to: number) => void }) {
  const { rows, marks } = useRows(id, table, offset, isPaused);
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <Loaded of={rows}>
      {(data) => {
        if (opened !== null) {
          const now = data.rows.find((row) => rowKey(data, row) === opened.key);
          return (
            <RowRecord
              columns={data.columns}
              row={now ?? opened.row}
              mark={marks.get(opened.key)}
              isHere={now !== undefined}
              onClose={() => setOpened(null)}
            />
          );
        }
        return (
          <div className="grid gap-2">
            <RowTable
              label={`Rows of ${table}`}
              data={data}
              marks={marks}
              onOpen={(row) => setOpened({ key: rowKey(data, row), row })}
            />
            <Pager data={data} offset={offset} onMove={onMove} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Pager({ data, offset, onMove }: { data: TableRows; offset: number; onMove: (to: number) => void }) {
  const { rows, total, nextOffset } = data;
  const text = rows.length === 0 ? `none of ${total}` : `${offset + 1}–${offset + rows.length} of ${total}`;
  return (
    <div className="flex items-center gap-1.5">
      <span className="figures mr-auto text-xs text-mute">{text}, newest first</span>
      <Button size="small" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - pageSize))}>
        Newer
      </Button>
      <Button size="small" disabled={nextOffset === undefined} onClick={() => onMove(nextOffset ?? offset)}>
        Older
      </Button>
    </div>
  );
}
