import { Gauge, Maximize, Minus, Plus } from 'lucide-react';
import { useKeys } from '../../keys/index.ts';

interface PictureToolsProps {
  figures: boolean;
  onFigures: () => void;
  onFit: () => void;
  onZoom: (steps: 1 | -1) => void;
}

/** What can be done with the picture itself, each with its key. */
export function PictureTools({ figures, onFigures, onFit, onZoom }: PictureToolsProps) {
  useKeys([
    { keys: 'f', does: 'Show or hide the figures of all ways', section: 'Picture', run: onFigures },
    { keys: ['+', '='], does: 'Nearer', section: 'Picture', run: () => onZoom(1), repeats: true },
    { keys: '-', does: 'Farther', section: 'Picture', run: () => onZoom(-1), repeats: true },
    { keys: '0', does: 'The whole picture', section: 'Picture', run: onFit },
  ]);
  return (
    <div className="bh-tools" role="toolbar" aria-label="Picture">
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
      <button type="button" className="bh-tool-wide" onClick={() => onZoom(1)} aria-label="Nearer" title="Nearer (+)">
        <Plus size={15} aria-hidden="true" />
      </button>
      <button type="button" onClick={onFit} aria-label="Fit the whole picture" title="The whole picture (0)">
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
