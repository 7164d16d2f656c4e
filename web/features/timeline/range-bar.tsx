import type { Interval } from '../../live/history/interval.ts';
import type { PastReader } from '../../live/history/past.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatMoment } from '../../ui/format/time.ts';
import { summaryOf, summaryText } from './maths/range-summary.ts';

interface RangeBarProps {
  range: Interval;
  past: Pick<PastReader, 'visit'>;
  onZoom: (range: Interval) => void;
  onClose: () => void;
}

/** What happened in the range that was chosen. */
export function RangeBar({ range, past, onZoom, onClose }: RangeBarProps) {
  const text = summaryText(summaryOf(past, range));
  const whole = `${formatMoment(range.fromMs)} to ${formatMoment(range.toMs)}: ${text}`;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-1" data-range>
      <p role="status" className="figures min-w-0 flex-1 text-xs">
        {text}
      </p>
      <Button size="small" onClick={() => onZoom(range)}>
        Zoom in
      </Button>
      <CopyButton text={() => whole} label="Copy what happened in this range" />
      <Button size="small" look="quiet" onClick={onClose}>
        Forget the range
      </Button>
    </div>
  );
}
