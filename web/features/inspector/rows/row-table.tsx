import type { TableRows } from '@bulkhead/contracts';
import { useSeconds } from '../../../live/react.ts';
import { inCell } from './cell-text.ts';
import { markMs, type RowMark, type RowMarks, rowKey } from './mark-changes.ts';

interface RowTableProps {
  label: string;
  data: TableRows;
  marks: RowMarks;
  onOpen: (row: readonly (string | null)[]) => void;
}

/** The rows of one page. What is new or changed carries a sign and a word for some seconds. */
export function RowTable({ label, data, marks, onOpen }: RowTableProps) {
  // The seconds take old marks away.
  useSeconds();
  if (data.rows.length === 0) return <p className="text-mute">No rows here.</p>;
  return (
    <section
      className="max-h-(--bh-tall) overflow-auto rounded-lg border border-line"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="figures w-full text-left text-[11px]">
        <thead className="sticky top-0 z-10 bg-raised text-mute">
          <tr>
            {data.columns.map((column) => (
              <th key={column} scope="col" className="px-2 py-1 font-medium whitespace-nowrap">
                {column}
                {data.key.includes(column) && <span title="part of the primary key"> ⚷</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, i) => {
            const key = rowKey(data, row);
            // Rows without a primary key may be alike: their place is all that tells them apart.
            const name = data.key.length === 0 ? `${i} ${key}` : key;
            return <Row key={name} row={row} mark={fresh(marks.get(key))} onOpen={onOpen} />;
          })}
        </tbody>
      </table>
    </section>
  );
}

function fresh(mark: RowMark | undefined): RowMark | undefined {
  return mark !== undefined && Date.now() - mark.atMs < markMs ? mark : undefined;
}

interface RowProps {
  row: readonly (string | null)[];
  mark: RowMark | undefined;
  onOpen: RowTableProps['onOpen'];
}

function Row({ row, mark, onOpen }: RowProps) {
  const [first = null, ...rest] = row;
  return (
    <tr className={`border-t border-line hover:bg-raised ${mark?.kind === 'new' ? 'bh-fresh' : ''}`}>
      <td className="max-w-44 px-2 py-1">
        <button
          type="button"
          className="flex max-w-full items-baseline gap-1.5 text-left hover:text-accent"
          onClick={() => onOpen(row)}
        >
          {mark && <b className="shrink-0 text-accent">{mark.kind === 'new' ? '● new' : '▲ changed'}</b>}
          <Value value={first} before={mark?.before.get(0)} />
        </button>
      </td>
      {rest.map((value, i) => {
        const isChanged = mark?.before.has(i + 1) === true;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
          <td key={i} className={`max-w-52 px-2 py-1 ${isChanged ? 'bh-fresh' : ''}`}>
            <Value value={value} before={mark?.before.get(i + 1)} />
          </td>
        );
      })}
    </tr>
  );
}

function Value({ value, before }: { value: string | null; before: string | null | undefined }) {
  const sign = before === undefined ? null : <b className="text-accent">▲ </b>;
  if (value === null) return <span className="text-mute">{sign}NULL</span>;
  const title = before === undefined ? value.slice(0, 400) : `${value.slice(0, 300)} (was ${before ?? 'NULL'})`;
  return (
    <bdi className="block max-w-full truncate" title={title}>
      {sign}
      {value === '' ? <span className="text-mute">empty</span> : inCell(value)}
    </bdi>
  );
}
