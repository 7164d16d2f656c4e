import type { ComponentId } from '@bulkhead/contracts';
import { type Draft, own } from '../draft.ts';
import type { ComponentView } from '../views.ts';

const unseen = { state: 'unknown', why: null, at: 0 } as const;

/** A component of which nothing is known. */
export function newComponent(id: ComponentId): ComponentView {
  return {
    id,
    status: { id, state: 'unknown', sinceMs: 0 },
    figures: null,
    telemetry: { connected: null, missed: 0 },
    outbox: null,
    database: unseen,
    broker: unseen,
    pausedConsumers: {},
    projections: {},
    waitingOrders: 0,
  };
}

/** Replaces some fields of one component. */
export function patchComponent(draft: Draft, id: ComponentId, patch: Partial<ComponentView>): void {
  const components = own(draft, draft.world, 'components');
  components[id] = { ...components[id], ...patch };
}
