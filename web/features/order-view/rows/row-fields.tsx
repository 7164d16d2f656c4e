import { LongText } from '../../../ui/long-text.tsx';

/** One row, a line for each of its fields: a row of ten columns fits a narrow panel, too. */
export function RowFields({ columns, row }: { columns: readonly string[]; row: readonly (string | null)[] }) {
  return (
    <li className="rounded-lg border border-line bg-card px-2.5 py-1.5">
      <dl className="grid grid-cols-[minmax(72px,34%)_minmax(0,1fr)] gap-x-2 text-[11px]">
        {columns.map((column, i) => (
          <div key={column} className="contents">
            <dt className="truncate text-mute" title={column}>
              {column}
            </dt>
            <dd className="figures min-w-0">
              {row[i] === null || row[i] === undefined ? (
                <span className="text-mute">null</span>
              ) : (
                <LongText text={row[i]} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
