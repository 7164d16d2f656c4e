import type { LabEvent } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import { tellOrderAccepted, tellOrderChanged } from '../story/order-sentences.ts';
import { acceptsTelling } from '../story/pulse.ts';
import { tellSagaChanged } from '../story/saga-sentences.ts';
import {
  tellBreakerChanged,
  tellBrokerChanged,
  tellConsumerChanged,
  tellDatabaseChanged,
  tellFailpointHit,
  tellMessageRefused,
} from '../story/service-sentences.ts';
import { patchComponent } from './component-view.ts';
import { onConsumerChanged, onProjectionSampled } from './components.ts';
import { breakerEdge, onBreakerChanged, onEdgesSampled } from './edges.ts';
import type { LabFactEvent } from './lab-facts.ts';
import { onOrderAccepted, onOrderChanged, onSagaChanged } from './orders.ts';
import { onSpanEnded, onSpanStarted } from './spans.ts';

/** Folds what a service told. Hands back what the lab itself told, for `foldLabFact`; null when it was a service's. */
export function foldServiceFact(draft: Draft, event: LabEvent): LabFactEvent | null {
  const { source, at } = event;
  const { components, orders } = draft.world;
  switch (event.kind) {
    case 'span.started':
      onSpanStarted(draft, event);
      return null;
    case 'span.ended':
      onSpanEnded(draft, event);
      return null;
    case 'edges.sampled':
      onEdgesSampled(draft, source, event.data, at);
      return null;
    case 'order.accepted': {
      const told = acceptsTelling(draft);
      onOrderAccepted(draft, event, told);
      tellOrderAccepted(draft, event, told);
      return null;
    }
    case 'order.changed': {
      const { orderId } = event.data;
      const before = orders[orderId];
      onOrderChanged(draft, event);
      tellOrderChanged(draft, event, before, draft.world.orders[orderId]);
      return null;
    }
    case 'saga.changed': {
      const { orderId } = event.data;
      const before = orders[orderId];
      onSagaChanged(draft, event);
      tellSagaChanged(draft, event, before, draft.world.orders[orderId]);
      return null;
    }
    case 'breaker.changed': {
      const before = draft.world.edges[breakerEdge(source, event.data.peer).id]?.breaker ?? null;
      onBreakerChanged(draft, source, event.data);
      tellBreakerChanged(draft, event, before);
      return null;
    }
    case 'consumer.changed':
      tellConsumerChanged(draft, event, Object.hasOwn(components[source].pausedConsumers, event.data.queue));
      onConsumerChanged(draft, source, event.data);
      return null;
    case 'database.changed':
      tellDatabaseChanged(draft, event, components[source].database);
      patchComponent(draft, source, { database: { state: event.data.state, why: event.data.why ?? null, at } });
      return null;
    case 'broker.changed':
      tellBrokerChanged(draft, event, components[source].broker);
      patchComponent(draft, source, { broker: { state: event.data.state, why: event.data.why ?? null, at } });
      return null;
    case 'outbox.sampled':
      patchComponent(draft, source, {
        outbox: { waiting: event.data.waiting, oldestMs: event.data.oldestMs ?? null, at },
      });
      return null;
    case 'projection.sampled':
      onProjectionSampled(draft, source, event.data, at);
      return null;
    case 'message.refused': {
      const { refusedMessages } = draft.world;
      const { why } = event.data;
      draft.world.refusedMessages = { ...refusedMessages, [why]: refusedMessages[why] + 1 };
      tellMessageRefused(draft, event);
      return null;
    }
    case 'failpoint.hit':
      tellFailpointHit(draft, event);
      return null;
    default:
      return event;
  }
}
