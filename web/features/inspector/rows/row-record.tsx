import { ArrowLeft } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { isCut, readable } from './cell-text.ts';
import type { RowMark } from './mark-changes.ts';

interface RowRecordProps {
  columns: readonly string[];
  row: readonly (string | null)[];
  mark: RowMark | undefined;
  /** It is still on the page that was read last. */
  isHere: boolean;
  onClose: () => void;
}

/** One row, whole: a column a line. It is followed like the table. */
export function RowRecord({ columns, row, mark, isHere, onClose }: RowRecordProps) {
  const asText = () => JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])), null, 2);
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between">
        <Button size="small" onClick={onClose} autoFocus>
          <ArrowLeft size={13} aria-hidden="true" /> All rows
        </Button>
        <CopyButton label="Copy this row as JSON" text={asText} />
      </div>
      {!isHere && <p className="text-xs text-undo">◌ It is not on this page any more: this is how it was last seen.</p>}
      <dl className="grid">
        {columns.map((name, i) => (
          <Field
            key={name}
            name={name}
            value={row[i] ?? null}
            before={mark?.before.has(i) ? (mark.before.get(i) ?? null) : undefined}
          />
        ))}
      </dl>
    </div>
  );
}

function Field({ name, value, before }: { name: string; value: string | null; before: string | null | undefined }) {
  const isChanged = before !== undefined;
  return (
    <div className={`grid gap-0.5 border-t border-line py-1.5 ${isChanged ? 'bh-fresh' : ''}`}>
      <dt className="figures text-xs text-mute">
        {name}
        {isChanged && <b className="text-accent"> ▲ changed</b>}
      </dt>
      <dd className="min-w-0">
        {value === null ? (
          <span className="figures text-mute">NULL</span>
        ) : (
          <pre className="figures max-h-72 overflow-auto text-[11px] break-all whitespace-pre-wrap" dir="auto">
            {value === '' ? <span className="text-mute">empty</span> : readable(value)}
          </pre>
        )}
        {isChanged && <p className="figures truncate text-[11px] text-mute">was {before ?? 'NULL'}</p>}
        {isCut(value) && <p className="text-xs text-undo">◌ Shortened: the value is longer than 2,000 characters.</p>}
      </dd>
    </div>
  );
}
