import type { LabEventOf } from '@bulkhead/contracts';
import type { Draft } from '../draft.ts';
import type { AuditView } from '../views.ts';
import { tell } from './tell.ts';
import { because, countText } from './words.ts';

export function tellLoadChanged(draft: Draft, event: LabEventOf<'load.changed'>): void {
  const { ordersPerSecond } = event.data;
  const text =
    ordersPerSecond > 0 ? `Shoppers place ${countText(ordersPerSecond, 'order')} a second.` : 'The shoppers stop.';
  tell(draft, event, { text, tone: 'neutral' });
}

/** Only what has changed since the check before; a check that finds the same again is no news. */
export function tellAuditFinished(draft: Draft, event: LabEventOf<'audit.finished'>, before: AuditView | null): void {
  const violated = event.data.verdicts.filter(({ verdict }) => verdict === 'violated');
  const known = new Set(before?.verdicts.filter(({ verdict }) => verdict === 'violated').map((v) => v.invariant));
  for (const { invariant, title, witness } of violated) {
    if (!known.has(invariant)) {
      tell(draft, event, { text: `The check finds ${invariant} violated, ${title}${because(witness)}`, tone: 'bad' });
    }
  }
  if (violated.length === 0 && known.size > 0) {
    tell(draft, event, { text: 'The check finds no violated invariant any more.', tone: 'good' });
  }
}

/** An alert about what the story has just told (an order that is stuck, a crash) would only say it again. */
export function tellAlert(draft: Draft, event: LabEventOf<'alert.raised'>): void {
  const { title, detail, component, orderId } = event.data;
  const hasCrashed = component !== undefined && draft.world.components[component].status.state === 'crashed';
  if (hasCrashed || orderId !== undefined) return;
  const about = component === undefined ? {} : { component };
  tell(draft, event, { text: `Alert: ${title}${because(detail)}`, tone: 'bad', ...about });
}

export function tellGap(draft: Draft, event: LabEventOf<'source.gap'>): void {
  const { id: component, missed } = event.data;
  const text = `${countText(missed, 'report')} of ${component} did not reach the lab. The picture has a hole here.`;
  tell(draft, event, { text, tone: 'bad', component });
}

/** Only orders that are under way: the settled ones have ended before, and nobody waits for them. */
export function tellRecalled(draft: Draft, event: LabEventOf<'orders.recalled'>): void {
  const open = event.data.orders.filter(({ saga }) => saga !== undefined);
  if (open.length === 0) return;
  const stuck = open.filter(({ status }) => status === 'STUCK').length;
  const text = `${countText(open.length, 'order')} from before the lab's start ${open.length === 1 ? 'is' : 'are'} under way${stuck > 0 ? `, ${stuck} of them stuck` : ''}.`;
  tell(draft, event, { text, tone: stuck > 0 ? 'bad' : 'waiting' });
}

export function tellReset(draft: Draft, event: LabEventOf<'reset.started' | 'reset.finished'>): void {
  const isDone = event.kind === 'reset.finished';
  const text = isDone
    ? 'The reset is done: fresh data, no orders.'
    : 'A reset begins: all orders go, the data becomes fresh.';
  tell(draft, event, { text, tone: isDone ? 'good' : 'neutral' });
}
