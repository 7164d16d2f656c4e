import type { PassportDatabase, PassportTable } from '@bulkhead/contracts';
import { formatCount } from '../../../ui/format/figures.ts';
import { formatClock, formatDuration } from '../../../ui/format/time.ts';
import { Section } from '../../../ui/section.tsx';
import { Paged } from '../paged.tsx';
import { RowFields } from './row-fields.tsx';

const pageSize = 20;

/** One database's rows of the order, read past its service. */
export function DatabaseRows({ database: { id, part } }: { database: PassportDatabase }) {
  const clock = formatClock(part.readAtMs);
  return (
    <Section
      title={id}
      side={
        <span className="figures text-[11px] text-mute">
          {part.state === 'read' ? `read ${clock} in ${formatDuration(part.tookMs)}` : `asked ${clock}`}
        </span>
      }
    >
      {part.state === 'unknown' ? (
        <p className="rounded-lg border border-dashed border-mute px-2.5 py-2">
          <b className="font-semibold">? Unknown:</b> {part.why}
        </p>
      ) : (
        part.tables.map((table) => <Table key={table.name} table={table} />)
      )}
    </Section>
  );
}

function Table({ table: { name, about, columns, rows, total, unknown } }: { table: PassportTable }) {
  const count = unknown ? '? unknown' : total === 0 ? 'no row' : formatCount(total, 'row');
  const head = (
    <span className="inline-grid w-[calc(100%-16px)] grid-cols-[minmax(0,1fr)_auto] gap-x-2 align-top">
      <b className="figures min-w-0 truncate font-semibold">{name}</b>
      <span className={`text-xs ${unknown || total === 0 ? 'text-mute' : ''}`}>{count}</span>
      <span className="col-span-2 text-[11px] text-mute">{about}</span>
    </span>
  );
  if (unknown) {
    return (
      <details>
        <summary className="py-0.5">{head}</summary>
        <p className="pl-4 text-xs text-mute">{unknown}</p>
      </details>
    );
  }
  if (total === 0) return <div className="-mr-4 py-0.5 pl-4">{head}</div>;
  return (
    <details>
      <summary className="py-0.5 hover:bg-raised">{head}</summary>
      <Paged
        items={rows.map((row, i) => ({ row, i }))}
        pageSize={pageSize}
        noun="row"
        keyOf={({ i }) => String(i)}
        list={(children) => <ul className="grid gap-1.5 py-1">{children}</ul>}
        render={({ row }) => <RowFields columns={columns} row={row} />}
      />
      {total > rows.length && (
        <p className="text-xs text-mute">
          The first {rows.length} of {total} rows were read.
        </p>
      )}
    </details>
  );
}
