import { formatClock } from './time.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `10:42:07` on the reader's clock, with the day before it when that is not today. */
export function formatMoment(ms: number, nowMs: number): string {
  const isToday = nowMs === 0 || new Date(ms).toDateString() === new Date(nowMs).toDateString();
  return isToday ? formatClock(ms) : `${dayFormat.format(ms)} ${formatClock(ms)}`;
}

/** A moment as the field `datetime-local` has it: on the reader's clock, without a zone. */
export function toLocalField(instant: string | undefined): string {
  const ms = Date.parse(instant ?? '');
  if (Number.isNaN(ms)) return '';
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** The way back; undefined for an empty field and for what is no moment. */
export function fromLocalField(text: string): string | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
