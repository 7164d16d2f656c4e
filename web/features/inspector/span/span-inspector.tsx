'use client';

import type { OpenSpan, World } from '@bulkhead/world';
import { useCallback } from 'react';
import { useSpan, useWorld } from '../../../live/react.ts';
import { Empty } from '../../../ui/section.tsx';
import { SpanFacts } from './span-facts.tsx';

/** One dot of the picture: who asked whom for what, when, for how long, and how it ended. */
export function SpanInspector({ spanId }: { spanId: string }) {
  const ended = useSpan(spanId);
  const open = useWorld(useCallback((world: World) => openSpan(world, spanId), [spanId]));
  const source = useWorld(useCallback((world: World) => sourceOf(world, spanId), [spanId]));
  if (ended !== undefined) return <SpanFacts span={ended} source={ended.source} end={ended} />;
  if (open !== undefined && source !== undefined) return <SpanFacts span={open} source={source} end={null} />;
  return (
    <Empty>
      This request or message is not remembered here: it is too long ago, or it happened before this page was opened.
      The newest 3,000 are. What became of an order is told by the order itself.
    </Empty>
  );
}

function openSpan(world: World, spanId: string): OpenSpan | undefined {
  for (const source of Object.values(world.sources)) {
    const open = source.openSpans[spanId];
    if (open !== undefined) return open;
  }
  return undefined;
}

function sourceOf(world: World, spanId: string): string | undefined {
  return Object.keys(world.sources).find((id) => world.sources[id]?.openSpans[spanId] !== undefined);
}
