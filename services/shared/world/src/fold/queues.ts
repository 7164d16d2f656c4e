import type { DataOf } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import type { QueueView } from '../views.ts';

export function onQueuesSampled(draft: Draft, data: DataOf<'queues.sampled'>, at: number): void {
  const { queues } = draft.world;
  if (data.queues === null) {
    if (queues.known) draft.world.queues = { ...queues, known: false };
    return;
  }
  const byName: Record<string, QueueView> = {};
  for (const sample of data.queues.slice(0, worldLimits.queues)) {
    const before = queues.byName[sample.name];
    const isSame =
      before !== undefined &&
      before.ready === sample.ready &&
      before.unacked === sample.unacked &&
      before.consumers === sample.consumers;
    // An unchanged queue keeps its identity, so that nothing is drawn anew for it.
    byName[sample.name] = isSame ? before : { ...sample, at };
  }
  draft.world.queues = { known: true, byName };
}
