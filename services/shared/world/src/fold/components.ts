import type { ComponentId, ComponentState, ComponentStatus, DataOf } from '@bulkhead/contracts';
import { type Draft, keepNewest } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import { newComponent, patchComponent } from './component-view.ts';
import { quietEdgesOf } from './edges.ts';
import { loseOpenSpans } from './spans.ts';

/** The process is gone: whatever it last said of itself says nothing about now. */
export function isGone(state: ComponentState): boolean {
  return state === 'killed' || state === 'crashed' || state === 'stopped' || state === 'absent';
}

export function onComponentChanged(draft: Draft, status: ComponentStatus): void {
  if (!isGone(status.state)) return patchComponent(draft, status.id, { status });
  const { telemetry, waitingOrders } = draft.world.components[status.id];
  patchComponent(draft, status.id, {
    ...newComponent(status.id),
    status,
    telemetry: { ...telemetry, connected: telemetry.connected === null ? null : false },
    // Known from the order service, not from the component itself.
    waitingOrders,
  });
  loseOpenSpans(draft, status.id);
  quietEdgesOf(draft, status.id);
}

export function onFiguresSampled(draft: Draft, data: DataOf<'figures.sampled'>): void {
  for (const figures of data.figures) {
    if (!isGone(draft.world.components[figures.id].status.state)) patchComponent(draft, figures.id, { figures });
  }
}

export function onConsumerChanged(draft: Draft, id: ComponentId, data: DataOf<'consumer.changed'>): void {
  const pausedConsumers = { ...draft.world.components[id].pausedConsumers };
  if (data.state === 'running') delete pausedConsumers[data.queue];
  else pausedConsumers[data.queue] = data.why ?? '';
  keepNewest(pausedConsumers, worldLimits.consumersPerComponent);
  patchComponent(draft, id, { pausedConsumers });
}

export function onProjectionSampled(
  draft: Draft,
  id: ComponentId,
  data: DataOf<'projection.sampled'>,
  at: number,
): void {
  const { projection, behind, behindMs } = data;
  const projections = { ...draft.world.components[id].projections, [projection]: { behind, behindMs, at } };
  keepNewest(projections, worldLimits.projectionsPerComponent);
  patchComponent(draft, id, { projections });
}
