'use client';

import { isComponentId } from '@bulkhead/contracts/components';
import type { EdgeView, World } from '@bulkhead/world';
import { useCallback } from 'react';
import { useShownMs, useSpansOf, useUiActions, useWorld } from '../../../live/react.ts';
import { isTold, trafficOf } from '../../../live/series.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { Empty, Section } from '../../../ui/section.tsx';
import { FigureLine } from '../overview/figure-line.tsx';
import { Breaker } from './breaker.tsx';
import { Passing } from './passing.tsx';

const classWords: Record<EdgeView['opClass'], string> = {
  rest: 'Requests over HTTP',
  amqp: 'Messages',
  sql: 'Transactions',
};

/** One line of the picture: how much passes, how fast, what of it failed, and whether the breaker lets anything pass. */
export function WayInspector({ id }: { id: string }) {
  const edge = useWorld(useCallback((world: World) => world.edges[id], [id]));
  const { recent, failed } = useSpansOf(id);
  if (edge === undefined)
    return (
      <Empty>Nothing has gone this way since the lab was started, or there is no such way: {id.slice(0, 80)}.</Empty>
    );
  return (
    <div className="grid h-full content-start gap-5 overflow-y-auto pr-1">
      <Head edge={edge} />
      <Section title="The last minute">
        <div className="grid grid-cols-2 gap-1.5">
          <FigureLine of={id} measure="rate" name="Rate" />
          <FigureLine of={id} measure="errors" />
          <FigureLine of={id} measure="p95" />
          <Median edge={edge} />
        </div>
        {edge.keptOneIn > 1 && (
          <p className="text-xs text-mute">Counts are exact. Single ones are kept of one trace in {edge.keptOneIn}.</p>
        )}
      </Section>
      <Breaker edge={edge} />
      <Passing title="Passed of late" spans={recent} none="Nothing has passed since this page was opened." />
      <Passing title="Failed of late" spans={failed} none="Nothing has failed since this page was opened." />
    </div>
  );
}

function Head({ edge }: { edge: EdgeView }) {
  return (
    <div className="grid gap-0.5">
      <h2 className="text-[15px] font-semibold">
        <End id={edge.from} /> → <End id={edge.to} />
      </h2>
      <p className="text-mute">{classWords[edge.opClass]}</p>
    </div>
  );
}

function End({ id }: { id: string }) {
  const { select } = useUiActions();
  if (!isComponentId(id)) return <span>{id}</span>;
  return (
    <button type="button" className="hover:text-accent hover:underline" onClick={() => select(id)}>
      {id}
    </button>
  );
}

function Median({ edge }: { edge: EdgeView }) {
  const nowMs = useShownMs();
  const told = useWorld((world) => isTold(world, edge));
  const { p95 } = trafficOf(edge, told, nowMs);
  return (
    <div className="grid content-start gap-0.5 rounded-lg bg-raised px-2 py-1.5" title="Half of them took less">
      <div className="flex items-baseline justify-between gap-1">
        <span className="text-xs text-mute">p50</span>
        <b className="figures text-xs">{p95 === null ? '–' : formatDuration(edge.p50Ms)}</b>
      </div>
      <span className="text-[10px] text-mute">half of them took less</span>
    </div>
  );
}
