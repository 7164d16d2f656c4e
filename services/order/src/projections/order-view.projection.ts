import type { Order } from '@bulkhead/contracts';
import { createPoller, type Poller, type ServiceContext, type Transaction } from '@bulkhead/kit';
import { evolve } from '../orders/order.ts';
import type { StoredEvent } from '../orders/order-event.ts';
import { readEventsIn } from '../orders/order-store.ts';
import { dropOldGaps, lockCheckpoint, moveCheckpoint, readLag } from './checkpoint-store.ts';
import { findGaps } from './find-gaps.ts';
import { readViews, writeViews } from './order-view-store.ts';

const projection = 'order_view';
/** Events seldom come alone: after some were found the next look is soon. */
const busyEveryMs = 100;
const idleEveryMs = 250;
const batch = 500;

/**
 * Keeps `order_view` behind the events by a moment. Rows and checkpoint move in one transaction, so a crash in between
 * leaves neither. An event is applied to a row of the version before it; one that comes when its row is ahead was
 * applied before.
 */
export function orderViewProjection(context: ServiceContext): Poller {
  const { database, failpoints, telemetry } = context;
  let lastReported = '';
  let isBusy = false;

  async function project(tx: Transaction): Promise<number> {
    const checkpoint = await lockCheckpoint(tx, projection);
    const events = await readEventsIn(tx, checkpoint.position, checkpoint.gaps, batch);
    const views = await readViews(tx, [...new Set(events.map((e) => e.orderId))]);
    const { changed, early } = applyEvents(views, events);
    writeViews(tx, changed);
    const newer = events.map((e) => e.position).filter((position) => position > checkpoint.position);
    const known = new Set(checkpoint.gaps);
    moveCheckpoint(tx, projection, {
      position: newer.at(-1) ?? checkpoint.position,
      newGaps: [...findGaps(checkpoint.position, newer, batch), ...early.filter((position) => !known.has(position))],
      filledGaps: events.map((e) => e.position).filter((position) => known.has(position) && !early.includes(position)),
    });
    dropOldGaps(tx, projection);
    await failpoints.reach('projection.before-commit');
    return events.length;
  }

  function report(behind: number, behindMs: number): void {
    const text = behind === 0 ? '0' : `${behind} ${Math.round(behindMs / 500)}`;
    if (text !== lastReported) telemetry.fact('projection.sampled', { projection, behind, behindMs });
    lastReported = text;
  }

  const poller: Poller = createPoller({
    name: 'order-view',
    everyMs: () => (isBusy ? busyEveryMs : idleEveryMs),
    database,
    logger: context.logger,
    async run() {
      const lag = await readLag(database, projection);
      report(lag.behind, lag.behindMs);
      isBusy = lag.behind > 0;
      if (lag.behind === 0 && lag.gaps === 0) return;
      if ((await database.batch(project)) === batch) poller.nudge();
    },
  });
  return poller;
}

/**
 * The views after these events; only those that changed. `early`: positions of events whose forerunner is not visible
 * yet; they are asked for again.
 */
export function applyEvents(
  views: ReadonlyMap<string, Order>,
  events: readonly StoredEvent[],
): { changed: Order[]; early: number[] } {
  const changed = new Map<string, Order>();
  const early: number[] = [];
  for (const stored of events) {
    const current = changed.get(stored.orderId) ?? views.get(stored.orderId);
    const next = (current?.version ?? 0) + 1;
    if (stored.version > next) early.push(stored.position);
    else if (stored.version === next) changed.set(stored.orderId, evolve(current, stored));
  }
  return { changed: [...changed.values()], early };
}
