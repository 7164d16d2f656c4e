import type { ComponentId, LabEvent } from '@bulkhead/contracts';
import { firstIndex } from './interval.ts';

/** Something that was done to the lab, or went wrong in it, at one moment. */
export interface Mark {
  readonly atMs: number;
  readonly component: ComponentId | null;
  readonly tone: 'act' | 'bad' | 'good';
  readonly text: string;
}

const maxMarks = 2_000;

export interface Marks {
  take(event: LabEvent): boolean;
  /** Oldest first. */
  list(): readonly Mark[];
  forgetBefore(ms: number): void;
}

export function createMarks(): Marks {
  let marks: Mark[] = [];
  /** Alerts that are raised now: the lab says so again and again. */
  const alerts = new Set<string>();
  return {
    take(event) {
      if (event.kind === 'alert.cleared') alerts.delete(event.data.id);
      if (event.kind === 'alert.raised' && alerts.has(event.data.id)) return false;
      if (event.kind === 'alert.raised' && alerts.size < maxMarks) alerts.add(event.data.id);
      const mark = markOf(event);
      if (mark === undefined) return false;
      marks.push(mark);
      if (marks.length > maxMarks) marks = marks.slice(-maxMarks / 2);
      return true;
    },
    list: () => marks,
    forgetBefore(ms) {
      const kept = firstIndex(marks, (mark) => mark.atMs >= ms);
      if (kept > 0) marks = marks.slice(kept);
    },
  };
}

function markOf(event: LabEvent): Mark | undefined {
  const { at: atMs, source } = event;
  switch (event.kind) {
    case 'operator.acted':
      return { atMs, component: null, tone: 'act', text: `${event.data.verb} ${event.data.target}` };
    case 'failpoint.hit':
      return { atMs, component: source, tone: 'bad', text: `${event.data.effect} at ${event.data.name}` };
    case 'load.changed': {
      const { ordersPerSecond } = event.data;
      return {
        atMs,
        component: null,
        tone: 'act',
        text: ordersPerSecond > 0 ? `${ordersPerSecond} orders/s` : 'shoppers leave',
      };
    }
    case 'reset.started':
      return { atMs, component: null, tone: 'act', text: 'reset' };
    case 'message.refused':
      return event.data.why === 'dead-lettered'
        ? { atMs, component: source, tone: 'bad', text: `${event.data.type} laid aside` }
        : undefined;
    case 'alert.raised':
      return { atMs, component: event.data.component ?? null, tone: 'bad', text: event.data.title };
    default:
      return undefined;
  }
}
