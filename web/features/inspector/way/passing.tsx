import { useUiActions } from '../../../live/react.ts';
import type { SeenSpan } from '../../../live/recent-spans.ts';
import { shortId } from '../../../ui/format/figures.ts';
import { formatClock, formatDuration } from '../../../ui/format/time.ts';
import { Section } from '../../../ui/section.tsx';
import { outcomeLooks } from '../span/span-words.ts';

/** Single requests or messages, newest first; each opens. */
export function Passing({ title, spans, none }: { title: string; spans: readonly SeenSpan[]; none: string }) {
  return (
    <Section title={title}>
      {spans.length === 0 ? (
        <p className="text-xs text-mute">{none}</p>
      ) : (
        <ul className="grid">
          {spans.map((span) => (
            <Row key={span.spanId} span={span} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ span }: { span: SeenSpan }) {
  const { choose } = useUiActions();
  const { sign, word, className } = outcomeLooks[span.outcome];
  return (
    <li className="border-t border-line">
      <button
        type="button"
        className="grid w-full gap-0.5 py-1 text-left hover:text-accent"
        onClick={() => choose({ kind: 'span', spanId: span.spanId })}
      >
        <span className="flex items-baseline gap-2">
          <span className={className} title={word}>
            {sign}
            <span className="sr-only">{word}</span>
          </span>
          <bdi className="min-w-0 truncate">{span.name}</bdi>
          <span className="figures ml-auto text-xs whitespace-nowrap">{formatDuration(span.durationMs)}</span>
        </span>
        <span className="figures truncate text-[11px] text-mute">
          {formatClock(span.startedAtMs)}
          {span.orderId && ` · order ${shortId(span.orderId)}`}
          {span.detail && ` · ${span.detail}`}
        </span>
      </button>
    </li>
  );
}
