import type { ComponentId, LabEvent, LabEventOf } from '@bulkhead/contracts';
import { type Draft, keepNewest, own } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import type { SourceView } from '../views.ts';
import { patchComponent } from './component-view.ts';

const newSource: SourceView = { instances: [], lastAt: 0, openSpans: {}, lostSpans: 0 };

function ownSource(draft: Draft, id: ComponentId) {
  const sources = own(draft, draft.world, 'sources');
  sources[id] ??= newSource;
  return own(draft, sources, id);
}

export function onSpanStarted(draft: Draft, event: LabEventOf<'span.started'>): void {
  const source = ownSource(draft, event.source);
  const openSpans = own(draft, source, 'openSpans');
  const { at, traceId, orderId } = event;
  openSpans[event.data.spanId] = { ...event.data, at, traceId: traceId ?? null, orderId: orderId ?? null };
  keepNewest(openSpans, worldLimits.openSpansPerSource);
}

export function onSpanEnded(draft: Draft, event: LabEventOf<'span.ended'>): void {
  const lost = event.data.outcome === 'lost' ? 1 : 0;
  const isOpen = draft.world.sources[event.source]?.openSpans[event.data.spanId] !== undefined;
  if (!isOpen && lost === 0) return;
  const source = ownSource(draft, event.source);
  source.lostSpans += lost;
  if (isOpen) delete own(draft, source, 'openSpans')[event.data.spanId];
}

/** The process that would have ended them is gone. */
export function loseOpenSpans(draft: Draft, id: ComponentId): void {
  const open = Object.keys(draft.world.sources[id]?.openSpans ?? {}).length;
  if (open === 0) return;
  const source = ownSource(draft, id);
  source.openSpans = {};
  source.lostSpans += open;
}

/** Notes that a source was heard of. Only services have telemetry of their own. */
export function noteHeard(draft: Draft, event: LabEvent): void {
  if (event.source !== 'lab') ownSource(draft, event.source).lastAt = event.at;
}

export function onSourceConnected(draft: Draft, { data, at }: LabEventOf<'source.connected'>): void {
  const source = ownSource(draft, data.id);
  source.instances = [...source.instances.filter((i) => i !== data.instance), data.instance].slice(
    -worldLimits.instancesPerSource,
  );
  source.lastAt = at;
  setConnected(draft, data.id, true);
}

export function onSourceLost(draft: Draft, { data }: LabEventOf<'source.lost'>): void {
  const source = ownSource(draft, data.id);
  source.instances = source.instances.filter((i) => i !== data.instance);
  if (source.instances.length > 0) return;
  loseOpenSpans(draft, data.id);
  setConnected(draft, data.id, false);
}

export function onSourceGap(draft: Draft, { data }: LabEventOf<'source.gap'>): void {
  const { telemetry } = draft.world.components[data.id];
  patchComponent(draft, data.id, { telemetry: { ...telemetry, missed: telemetry.missed + data.missed } });
}

function setConnected(draft: Draft, id: ComponentId, connected: boolean): void {
  const { telemetry } = draft.world.components[id];
  if (telemetry.connected !== connected) patchComponent(draft, id, { telemetry: { ...telemetry, connected } });
}
