import type { PassportSpan } from '@bulkhead/contracts';
import { formatClock, formatDuration } from '../../../ui/format/time.ts';
import { LongText } from '../../../ui/long-text.tsx';
import { spanOutcomes, spanVerb } from './span-words.ts';

/** All that is known of one operation: its ends, its time, its SQL, and the line of code that did it. */
export function SpanDetail({ span, sinceMs }: { span: PassportSpan; sinceMs: number }) {
  const { sign, word, className } = spanOutcomes[span.outcome];
  const lines: [string, React.ReactNode][] = [
    ['What', `${span.source} ${spanVerb(span)} ${span.name}`],
    [span.op === 'http-server' ? 'Asked by' : 'Other end', span.peer],
    [
      'When',
      <span key="when" className="figures">
        {formatClock(span.startedAtMs)} · +{formatDuration(Math.max(0, span.startedAtMs - sinceMs))}
        {span.durationMs !== undefined && ` · took ${formatDuration(span.durationMs)}`}
      </span>,
    ],
    [
      'Ended',
      <span key="ended" className={className}>
        {sign} {word}
      </span>,
    ],
  ];
  if (span.detail) lines.push(['Said', <LongText key="said" text={span.detail} />]);
  if (span.queue) lines.push(['Queue', span.queue]);
  if (span.messageId) lines.push(['Message', <Id key="message" text={span.messageId} />]);
  if (span.code) {
    lines.push([
      'Code',
      <span key="code" className="figures break-all">
        {span.code.file}:{span.code.line}
      </span>,
    ]);
  }
  lines.push(['Span', <Id key="span" text={span.spanId} />]);
  return (
    <div className="mb-2 grid gap-2 rounded-b-lg bg-raised px-2.5 py-2 text-xs">
      <dl className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-2 gap-y-0.5">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-mute">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {span.statements && span.statements.length > 0 && (
        <div className="grid gap-1">
          <p className="text-mute">SQL, sent to {span.peer} in one transaction, without its values</p>
          <ol className="figures grid gap-1 text-[11px]">
            {span.statements.map((statement, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: statements never move, and may be alike
              <li key={i} className="rounded bg-card px-2 py-1 [overflow-wrap:anywhere]">
                {statement}
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function Id({ text }: { text: string }) {
  return <span className="figures break-all">{text}</span>;
}
