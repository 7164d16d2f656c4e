import { useEffect, useState } from 'react';
import { orderIdOf, outcomeOf, type PastSpan } from '../../live/history/span.ts';
import { useFeed, useUiActions } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { formatDuration, formatMoment } from '../../ui/format/time.ts';
import { endsOf, outcomeText, partName, tookMs } from './maths/words.ts';
import type { DiagramHandle } from './use-diagram.ts';

const mostRows = 200;
const everyMs = 1_000;

/** The same as the diagram, as a table in its place: what is in sight, or in the chosen range; the newest of it. */
export function SpanTable({ handle, orderId }: { handle: DiagramHandle; orderId: string | null }) {
  const { past } = useFeed();
  const { choose } = useUiActions();
  const [rows, setRows] = useState<{ spans: PastSpan[]; all: number }>({ spans: [], all: 0 });
  useEffect(() => {
    const read = () => {
      const stretch = handle.state.range ?? handle.diagram?.scale();
      if (!stretch) return;
      const spans: PastSpan[] = [];
      past.visit(stretch.fromMs, stretch.toMs, (span) => {
        if (orderId === null || orderIdOf(span) === orderId) spans.push(span);
      });
      spans.sort((a, b) => b.startMs - a.startMs);
      setRows({ spans: spans.slice(0, mostRows), all: spans.length });
    };
    read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, [handle, past, orderId]);
  return (
    <section
      className="absolute inset-0 overflow-auto bg-panel px-3"
      aria-label="The timeline as a table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full text-left text-xs">
        <caption className="py-1 text-left text-mute">
          {rows.all > rows.spans.length
            ? `The newest ${rows.spans.length} of ${rows.all} operations in sight`
            : `${rows.all} operations in sight, newest first`}
        </caption>
        <thead className="sticky top-0 bg-panel text-mute">
          <tr>
            {['Time', 'What', 'From → to', 'Took', 'Outcome', 'Order'].map((name) => (
              <th key={name} scope="col" className="py-1 pr-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.spans.map((span) => {
            const { from, to } = endsOf(span);
            const took = tookMs(span);
            const order = orderIdOf(span);
            return (
              <tr key={span.event.data.spanId} className="border-t border-line">
                <td className="figures py-0.5 pr-3 whitespace-nowrap">{formatMoment(span.startMs)}</td>
                <td className="py-0.5 pr-3">
                  <button
                    type="button"
                    className="text-left hover:underline"
                    onClick={() => choose({ kind: 'span', spanId: span.event.data.spanId })}
                  >
                    {span.event.data.name}
                  </button>
                </td>
                <td className="py-0.5 pr-3 whitespace-nowrap">
                  {partName(from)} → {partName(to)}
                </td>
                <td className="figures py-0.5 pr-3 whitespace-nowrap">{took === null ? '–' : formatDuration(took)}</td>
                <td className={`py-0.5 pr-3 ${outcomeOf(span) === 'error' ? 'text-bad' : ''}`}>{outcomeText(span)}</td>
                <td className="figures py-0.5">{order === null ? '–' : shortId(order)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
