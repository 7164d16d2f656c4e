import type { Interval } from '../../../live/history/interval.ts';
import { formatClock } from '../../../ui/format/time.ts';

export type PlaceOfMoment =
  | { readonly kind: 'kept' }
  /** The picture is that of the nearest moment that is known. */
  | { readonly kind: 'too-early' | 'to-come' | 'unknown'; readonly why: string };

/** Whether a moment can be shown as it was. */
export function placeOfMoment(moment: number, known: Interval | null, nowMs: number): PlaceOfMoment {
  if (known === null) return { kind: 'unknown', why: 'Nothing is known yet.' };
  if (moment < known.fromMs) {
    const first = formatClock(known.fromMs);
    return { kind: 'too-early', why: `Before ${first} nothing is known here: the picture is that of ${first}.` };
  }
  if (moment > nowMs + 1_000) return { kind: 'to-come', why: 'That is yet to come: the picture is the newest one.' };
  return { kind: 'kept' };
}

/** `12 s ago`, `3 min ago`. */
export function agoText(ms: number): string {
  if (ms < 0) return 'in the future';
  if (ms < 60_000) return `${Math.floor(ms / 1000)} s ago`;
  const minutes = Math.floor(ms / 60_000);
  return minutes < 120 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
