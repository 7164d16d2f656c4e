import type { PassportSpan } from '@bulkhead/contracts';
import { useCallback, useMemo, useState } from 'react';
import { useUi } from '../../../live/react.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { Paged } from '../paged.tsx';
import { labelledFolds, middleOf, traceScale } from './scale.ts';
import { SpanDetail } from './span-detail.tsx';
import { TraceRow } from './trace-row.tsx';
import { traceRows } from './tree.ts';

const pageSize = 250;

interface WaterfallProps {
  spans: readonly PassportSpan[];
  /** Until when an operation that is open is drawn. */
  nowMs: number;
}

/** One bar per operation, below the one it came from. A bar opens what is known of it. */
export function Waterfall({ spans, nowMs }: WaterfallProps) {
  const chosen = useUi(({ selected }) => (selected?.kind === 'span' ? selected.spanId : null));
  // Who comes here from a dot on the picture finds it open.
  const [openId, setOpenId] = useState(chosen);
  const toggle = useCallback((spanId: string) => setOpenId((open) => (open === spanId ? null : spanId)), []);
  const scale = useMemo(() => traceScale(spans, nowMs), [spans, nowMs]);
  const rows = useMemo(() => traceRows(spans), [spans]);
  const longest = scale.endMs - scale.startMs;
  return (
    <div className="bh-trace">
      <div className="bh-ruler" aria-hidden="true">
        <div className="bh-ruler-track figures text-[10px] text-mute">
          <span className="absolute left-0">0</span>
          <span className="absolute right-0">{formatDuration(longest)}</span>
          {labelledFolds(scale.folds).map((fold) => (
            <span
              key={fold.fromMs}
              className="absolute -translate-x-1/2 whitespace-nowrap text-undo"
              style={{ left: `${middleOf(fold) * 100}%` }}
              title={`${formatDuration(fold.toMs - fold.fromMs)} ${fold.kind === 'idle' ? 'in which nothing ran' : 'in which nothing began or ended'}, drawn shorter`}
            >
              ⋯ {formatDuration(fold.toMs - fold.fromMs)}
            </span>
          ))}
        </div>
      </div>
      <Paged
        items={rows}
        pageSize={pageSize}
        noun="operation"
        keyOf={({ span }) => span.spanId}
        list={(children) => <ul aria-label="Operations of the trace">{children}</ul>}
        render={(row) => {
          const isOpen = row.span.spanId === openId;
          return (
            <li>
              <TraceRow row={row} scale={scale} nowMs={nowMs} isOpen={isOpen} onToggle={toggle} />
              {isOpen && <SpanDetail span={row.span} sinceMs={scale.startMs} />}
            </li>
          );
        }}
      />
      {scale.folds.length > 0 && (
        <p className="pt-1.5 text-[11px] text-mute">⋯ Hatched time is folded: nothing began or ended in it.</p>
      )}
    </div>
  );
}
