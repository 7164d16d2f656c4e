import { memo } from 'react';
import { formatDuration } from '../../../ui/format/time.ts';
import { endOf, type TraceScale } from './scale.ts';
import { shortSource, spanLook, spanOutcomes, spanVerb } from './span-words.ts';
import type { TraceRow as Row } from './tree.ts';

const deepest = 8;
const indentPx = 7;

interface TraceRowProps {
  row: Row;
  scale: TraceScale;
  nowMs: number;
  isOpen: boolean;
  /** Always the same function: thousands of rows are not drawn again because one opens. */
  onToggle: (spanId: string) => void;
}

/** One operation: who did what, from when to when. */
export const TraceRow = memo(function TraceRow({ row, scale, nowMs, isOpen, onToggle }: TraceRowProps) {
  const { span, depth, hop } = row;
  const { sign, word, className } = spanOutcomes[span.outcome];
  const left = scale.at(span.startedAtMs);
  const right = scale.at(endOf(span, nowMs));
  const took = span.durationMs === undefined ? 'runs' : formatDuration(span.durationMs);
  const at = formatDuration(Math.max(0, span.startedAtMs - scale.startMs));
  return (
    <button
      type="button"
      className="bh-trace-row"
      data-look={spanLook(span)}
      data-outcome={span.outcome}
      aria-expanded={isOpen}
      onClick={() => onToggle(span.spanId)}
    >
      <span className="bh-trace-words" style={{ paddingLeft: Math.min(depth, deepest) * indentPx }}>
        <span className="shrink-0 text-mute">{shortSource(span.source)}</span>
        <span className="shrink-0 text-mute">{spanVerb(span)}</span>
        <span className="min-w-0 truncate">{span.name.replace(/^handle /, '')}</span>
      </span>
      <span className="bh-trace-took figures text-right text-[11px] whitespace-nowrap text-mute">
        {span.outcome !== 'ok' && <b className={className}>{sign} </b>}
        {took}
        <span className="sr-only">
          , after {at}, {word}
        </span>
      </span>
      <span className="bh-trace-track">
        {hop && <span className="bh-hop" style={place(scale.at(hop.fromMs), left)} />}
        <span className="bh-bar" style={place(left, right)} />
        {scale.folds.map((fold) => (
          <span key={fold.fromMs} className="bh-fold" style={place(fold.left, fold.right)} />
        ))}
      </span>
    </button>
  );
});

function place(left: number, right: number): { left: string; width: string } {
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
}
