import type { PassportSpan } from '@bulkhead/contracts';
import { useMemo } from 'react';
import { formatDuration } from '../../../ui/format/time.ts';
import { Paged } from '../paged.tsx';
import { shortSource, spanOutcomes, spanVerb } from './span-words.ts';
import { traceRows } from './tree.ts';

const pageSize = 250;

/** The waterfall as words: the same operations in the same order. */
export function TraceTable({ spans }: { spans: readonly PassportSpan[] }) {
  const rows = useMemo(() => traceRows(spans), [spans]);
  const startMs = spans[0]?.startedAtMs ?? 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" aria-label="Trace as a table" tabIndex={0}>
      <Paged
        items={rows}
        pageSize={pageSize}
        noun="operation"
        keyOf={({ span }) => span.spanId}
        list={(children) => (
          <table className="w-full border-collapse text-left text-xs">
            <thead className="text-[11px] text-mute">
              <tr>
                <th className="py-1 pr-2 font-medium">After</th>
                <th className="py-1 pr-2 font-medium">Service</th>
                <th className="py-1 pr-2 font-medium">What</th>
                <th className="py-1 pr-2 text-right font-medium">Took</th>
                <th className="py-1 font-medium">Ended</th>
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        )}
        render={({ span, depth }) => (
          <tr className="border-t border-line align-top">
            <td className="figures py-1 pr-2 whitespace-nowrap">
              {formatDuration(Math.max(0, span.startedAtMs - startMs))}
            </td>
            <td className="py-1 pr-2">{shortSource(span.source)}</td>
            <td className="py-1 pr-2">
              <span className="sr-only">level {depth + 1}: </span>
              {spanVerb(span)} {span.name}
            </td>
            <td className="figures py-1 pr-2 text-right whitespace-nowrap">
              {span.durationMs === undefined ? '–' : formatDuration(span.durationMs)}
            </td>
            <td className={`py-1 whitespace-nowrap ${spanOutcomes[span.outcome].className}`}>
              {spanOutcomes[span.outcome].sign} {spanOutcomes[span.outcome].word}
            </td>
          </tr>
        )}
      />
    </section>
  );
}
