import type { SpanStarted } from '@bulkhead/contracts';
import type { OpenSpan, World } from '@bulkhead/world';
import { type ReactNode, useCallback } from 'react';
import { useShownMs, useUiActions, useWorld } from '../../../live/react.ts';
import type { SeenSpan } from '../../../live/recent-spans.ts';
import { shortId } from '../../../ui/format/figures.ts';
import { formatAge, formatClock, formatDuration } from '../../../ui/format/time.ts';
import { Section } from '../../../ui/section.tsx';
import { opWords, outcomeLooks } from './span-words.ts';

interface SpanFactsProps {
  span: SeenSpan | OpenSpan;
  source: string;
  /** Null while it is under way. */
  end: SeenSpan | null;
}

export function SpanFacts({ span, source, end }: SpanFactsProps) {
  const { openOrder, choose } = useUiActions();
  const nowMs = useShownMs();
  const [from, to] = endsOf(source, span);
  const startedAtMs = end?.startedAtMs ?? span.at;
  const { traceId, parentSpanId, messageId, queue } = span;
  // Not every part of an order's work knows which order it is for; its trace does.
  const orderOfTrace = useWorld(
    useCallback(
      (world: World) => Object.values(world.orders).find((order) => traceId !== null && order.traceId === traceId)?.id,
      [traceId],
    ),
  );
  const orderId = span.orderId ?? orderOfTrace;
  return (
    <div className="grid h-full content-start gap-4 overflow-y-auto pr-1">
      <div className="grid gap-0.5">
        <h2 className="text-[15px] font-semibold break-words">
          <bdi>{span.name}</bdi>
        </h2>
        <p>
          {from} → {to}
        </p>
        <p className="text-xs text-mute">{opWords[span.op]}</p>
        <Outcome end={end} />
      </div>
      <dl className="grid gap-1.5">
        <Fact name="Began">
          {formatClock(startedAtMs)}
          {nowMs > 0 && <span className="text-mute"> · {formatAge(nowMs - startedAtMs)} ago</span>}
        </Fact>
        <Fact name="Took">{end === null ? 'still under way' : formatDuration(end.durationMs)}</Fact>
        {end?.detail && (
          <Fact name="Said">
            <bdi className="break-words">{end.detail}</bdi>
          </Fact>
        )}
        {queue && <Fact name="Queue">{queue}</Fact>}
        {orderId && (
          <Fact name="Order">
            <button
              type="button"
              className="text-accent underline underline-offset-2"
              onClick={() => openOrder(orderId)}
            >
              {shortId(orderId)}
            </button>
          </Fact>
        )}
        {parentSpanId && (
          <Fact name="Part of">
            <button
              type="button"
              className="figures text-accent underline underline-offset-2"
              onClick={() => choose({ kind: 'span', spanId: parentSpanId })}
            >
              {parentSpanId}
            </button>
          </Fact>
        )}
        {messageId && <Fact name="Message">{messageId}</Fact>}
        {traceId && <Fact name="Trace">{traceId}</Fact>}
      </dl>
      {end?.statements && end.statements.length > 0 && <Statements statements={end.statements} />}
    </div>
  );
}

/** Who turned to whom: of a message and an answered request the other end began. */
function endsOf(source: string, { op, peer }: SpanStarted): [from: string, to: string] {
  return op === 'http-server' || op === 'consume' ? [peer, source] : [source, peer];
}

function Outcome({ end }: { end: SeenSpan | null }) {
  if (end === null) return <p className="font-semibold text-command">○ under way</p>;
  const { sign, word, className } = outcomeLooks[end.outcome];
  return (
    <p className={`font-semibold ${className}`}>
      {sign} {word}
    </p>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[72px_minmax(0,1fr)] gap-2">
      <dt className="text-mute">{name}</dt>
      <dd className="figures text-xs leading-5 break-all">{children}</dd>
    </div>
  );
}

function Statements({ statements }: { statements: readonly string[] }) {
  return (
    <Section title={`SQL, ${statements.length} in one transaction`}>
      <ol className="grid gap-1">
        {statements.map((statement, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of statements is what they are known by
          <li key={i} className="figures rounded bg-raised px-1.5 py-1 text-[11px] break-all">
            {statement}
          </li>
        ))}
      </ol>
    </Section>
  );
}
