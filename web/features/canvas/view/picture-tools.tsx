import { Gauge, Maximize, Minus, Plus, Table2 } from 'lucide-react';
import { useKeys } from '../../keys/index.ts';
import { SystemTable } from './table.ts';

interface PictureToolsProps {
  figures: boolean;
  table: boolean;
  onFigures: () => void;
  onTable: () => void;
  onFit: () => void;
  onZoom: (steps: 1 | -1) => void;
}

/** What can be done with the picture itself, each with its key. */
export function PictureTools({ figures, table, onFigures, onTable, onFit, onZoom }: PictureToolsProps) {
  const isOn = () => !table;
  useKeys([
    { keys: 't', does: 'The picture as tables, and back', section: 'Picture', run: onTable },
    { keys: 'f', does: 'Show or hide the figures of all ways', section: 'Picture', run: onFigures, isOn },
    { keys: ['+', '='], does: 'Nearer', section: 'Picture', run: () => onZoom(1), isOn, repeats: true },
    { keys: '-', does: 'Farther', section: 'Picture', run: () => onZoom(-1), isOn, repeats: true },
    { keys: '0', does: 'The whole picture', section: 'Picture', run: onFit, isOn },
  ]);
  return (
    <div className="bh-tools" role="toolbar" aria-label="Picture">
      <button
        type="button"
        aria-label="Table"
        aria-pressed={table}
        onClick={onTable}
        title="The picture as tables (t)"
        {...SystemTable.near}
      >
        <Table2 size={15} aria-hidden="true" />
        <span className="bh-tool-word">Table</span>
      </button>
      {!table && (
        <>
          <button
            type="button"
            className="bh-tool-wide"
            aria-pressed={figures}
            onClick={onFigures}
            title="Figures on all ways (f)"
          >
            <Gauge size={15} aria-hidden="true" />
            <span className="bh-tool-word">Figures</span>
          </button>
          <button
            type="button"
            className="bh-tool-wide"
            onClick={() => onZoom(-1)}
            aria-label="Farther"
            title="Farther (-)"
          >
            <Minus size={15} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="bh-tool-wide"
            onClick={() => onZoom(1)}
            aria-label="Nearer"
            title="Nearer (+)"
          >
            <Plus size={15} aria-hidden="true" />
          </button>
          <button type="button" onClick={onFit} aria-label="Fit the whole picture" title="The whole picture (0)">
            <Maximize size={15} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  );
}
