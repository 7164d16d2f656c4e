import type { ComponentId, LabEventOf } from '@bulkhead/contracts';
import { type Draft, own } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import type { OrderView } from '../views.ts';
import { patchComponent } from './component-view.ts';
import { newerSaga, waitsFor } from './saga.ts';

export function onOrderAccepted(draft: Draft, event: LabEventOf<'order.accepted'>, told: boolean): void {
  const { orderId, customerId, customerName, items, total, paymentMethod, strategy, fromCopy } = event.data;
  const itemCount = items.reduce((sum, item) => sum + item.quantity, 0);
  bump(draft, 'accepted');
  patchOrder(draft, orderId, event, {
    ...{ customerId, customerName, total, itemCount, paymentMethod, strategy, told },
    fromCopy: fromCopy ?? null,
    acceptedAt: event.at,
  });
}

/** The higher version wins; an older one changes nothing. */
export function onOrderChanged(draft: Draft, event: LabEventOf<'order.changed'>): void {
  const { orderId, status, version, reason } = event.data;
  const before = draft.world.orders[orderId];
  if (before !== undefined && before.version >= version) return;
  if (before?.status !== status) {
    if (status === 'CONFIRMED') bump(draft, 'confirmed');
    if (status === 'CANCELLED') bump(draft, 'cancelled');
  }
  patchOrder(draft, orderId, event, { status, version, reason: reason ?? null });
}

export function onSagaChanged(draft: Draft, event: LabEventOf<'saga.changed'>): void {
  const { orderId, status, epoch, steps } = event.data;
  const before = draft.world.orders[orderId]?.saga ?? null;
  const saga = newerSaga(before, { status, epoch, steps });
  if (saga !== before) patchOrder(draft, orderId, event, { saga });
}

/** What an older life of the lab knew. Whatever was heard since then is newer and stays. */
export function onOrdersRecalled(draft: Draft, event: LabEventOf<'orders.recalled'>): void {
  for (const recalled of event.data.orders) {
    const { orderId, status, version, reason, placedAtMs, saga, ...rest } = recalled;
    const before = draft.world.orders[orderId];
    const isNewer = before === undefined || before.version < version;
    patchOrder(draft, orderId, event, {
      ...rest,
      acceptedAt: before?.acceptedAt ?? placedAtMs,
      ...(isNewer ? { status, version, reason: reason ?? null } : {}),
      ...(saga === undefined ? {} : { saga: newerSaga(before?.saga ?? null, saga) }),
    });
  }
}

/** After a reset there are no orders. */
export function forgetOrders(draft: Draft): void {
  draft.world.orders = {};
  draft.world.orderIds = [];
  draft.world.totals = { accepted: 0, confirmed: 0, cancelled: 0 };
  for (const view of Object.values(draft.world.components)) {
    if (view.waitingOrders !== 0) patchComponent(draft, view.id, { waitingOrders: 0 });
  }
}

function bump(draft: Draft, total: 'accepted' | 'confirmed' | 'cancelled'): void {
  draft.world.totals = { ...draft.world.totals, [total]: draft.world.totals[total] + 1 };
}

type OrderEvent = LabEventOf<'order.accepted' | 'order.changed' | 'saga.changed' | 'orders.recalled'>;

function patchOrder(
  draft: Draft,
  id: string,
  event: Pick<OrderEvent, 'at' | 'traceId'>,
  patch: Partial<OrderView>,
): void {
  const before = draft.world.orders[id];
  if (before === undefined && isForgotten(draft, id)) return;
  const view = { ...(before ?? newOrder(id)), ...patch };
  view.waitingFor = waitsFor(view.status, view.saga);
  view.changedAt = Math.max(view.changedAt, event.at);
  view.traceId ??= event.traceId ?? null;
  own(draft, draft.world, 'orders')[id] = view;
  countWaiting(draft, before?.waitingFor ?? null, view.waitingFor);
  if (before !== undefined) return;
  insertId(own(draft, draft.world, 'orderIds'), id);
  if (draft.world.orderIds.length > worldLimits.orders) forgetOne(draft);
}

function newOrder(id: string): OrderView {
  return {
    ...{ id, customerId: null, customerName: null, total: null, itemCount: null, paymentMethod: null, strategy: null },
    ...{ status: 'PENDING', reason: null, acceptedAt: null, changedAt: 0, version: 0, saga: null, traceId: null },
    ...{ fromCopy: null, waitingFor: null, told: false },
  };
}

/** News of an order older than all that are remembered: it was forgotten before, and is not newest now. */
function isForgotten(draft: Draft, id: string): boolean {
  const { orderIds } = draft.world;
  const oldest = orderIds.at(-1);
  return orderIds.length >= worldLimits.orders && oldest !== undefined && id < oldest;
}

/** Order ids are UUIDv7, so the higher one is the newer; sorting by id needs no clock and no order of arrival. */
function insertId(ids: string[], id: string): void {
  const at = ids.findIndex((other) => other < id);
  ids.splice(at === -1 ? ids.length : at, 0, id);
}

/** Settled orders are forgotten first, so that those who wait through a long outage stay counted. */
function forgetOne(draft: Draft): void {
  const ids = own(draft, draft.world, 'orderIds');
  const orders = own(draft, draft.world, 'orders');
  const settledAt = ids.findLastIndex((id) => isSettled(orders[id]));
  const [id] = ids.splice(settledAt === -1 ? ids.length - 1 : settledAt, 1);
  if (id === undefined) return;
  countWaiting(draft, orders[id]?.waitingFor ?? null, null);
  delete orders[id];
}

function isSettled(order: OrderView | undefined): boolean {
  if (order === undefined) return true;
  return (order.status === 'CONFIRMED' || order.status === 'CANCELLED') && order.waitingFor === null;
}

function countWaiting(draft: Draft, before: ComponentId | null, after: ComponentId | null): void {
  if (before === after) return;
  const { components } = draft.world;
  if (before !== null) patchComponent(draft, before, { waitingOrders: components[before].waitingOrders - 1 });
  if (after !== null) patchComponent(draft, after, { waitingOrders: draft.world.components[after].waitingOrders + 1 });
}
