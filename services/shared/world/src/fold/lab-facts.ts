import type { LabEventOf, LabFactKind } from '@bulkhead/contracts';
import { type Draft, keepNewest, own } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import { tellComponentChanged, tellOperatorActed, tellRunStarted } from '../story/component-sentences.ts';
import {
  tellAlert,
  tellAuditFinished,
  tellGap,
  tellLoadChanged,
  tellRecalled,
  tellReset,
} from '../story/lab-sentences.ts';
import { onComponentChanged, onFiguresSampled } from './components.ts';
import { forgetOrders, onOrdersRecalled } from './orders.ts';
import { onQueuesSampled } from './queues.ts';
import { onSourceConnected, onSourceGap, onSourceLost } from './spans.ts';

export type LabFactEvent = { [K in LabFactKind]: LabEventOf<K> }[LabFactKind];

/** Folds what the lab itself told. */
export function foldLabFact(draft: Draft, event: LabFactEvent): void {
  const { world } = draft;
  switch (event.kind) {
    case 'run.started':
      return onRunStarted(draft, event);
    case 'component.changed': {
      const before = world.components[event.data.id].status.state;
      onComponentChanged(draft, event.data);
      return tellComponentChanged(draft, event, before);
    }
    case 'figures.sampled':
      return onFiguresSampled(draft, event.data);
    case 'queues.sampled':
      return onQueuesSampled(draft, event.data, event.at);
    case 'operator.acted':
      return tellOperatorActed(draft, event);
    case 'load.changed':
      world.load = { ...world.load, settings: event.data.ordersPerSecond > 0 ? event.data : null };
      return tellLoadChanged(draft, event);
    case 'load.sampled':
      world.load = { ...world.load, ...event.data };
      return;
    case 'audit.finished':
      tellAuditFinished(draft, event, world.audit);
      world.audit = { ...event.data, verdicts: event.data.verdicts.slice(0, worldLimits.verdicts), at: event.at };
      return;
    case 'alert.raised':
      return onAlertRaised(draft, event);
    case 'alert.cleared':
      if (Object.hasOwn(world.alerts, event.data.id)) delete own(draft, world, 'alerts')[event.data.id];
      return;
    case 'source.connected':
      return onSourceConnected(draft, event);
    case 'source.lost':
      return onSourceLost(draft, event);
    case 'source.gap':
      onSourceGap(draft, event);
      return tellGap(draft, event);
    case 'orders.recalled':
      onOrdersRecalled(draft, event);
      return tellRecalled(draft, event);
    case 'reset.started':
      world.reset = { ...world.reset, running: true };
      return tellReset(draft, event);
    case 'reset.finished':
      world.reset = { running: false, dataEpoch: event.data.dataEpoch };
      forgetOrders(draft);
      return tellReset(draft, event);
    default:
      return event satisfies never;
  }
}

function onRunStarted(draft: Draft, event: LabEventOf<'run.started'>): void {
  const { driver, topology, version, components } = event.data;
  draft.world.run = { driver, topology, version, startedAt: event.at };
  for (const status of components) onComponentChanged(draft, status);
  tellRunStarted(draft, event);
}

function onAlertRaised(draft: Draft, event: LabEventOf<'alert.raised'>): void {
  const isNew = !Object.hasOwn(draft.world.alerts, event.data.id);
  const alerts = own(draft, draft.world, 'alerts');
  alerts[event.data.id] = { ...event.data, at: event.at };
  keepNewest(alerts, worldLimits.alerts);
  if (isNew) tellAlert(draft, event);
}
