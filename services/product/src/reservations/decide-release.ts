import type { Line, Reservation } from './reservation.ts';

// #region tombstone
export type ReleaseDecision =
  /** Nothing was reserved yet: leave a tombstone for the reserve that may still come. */
  | { todo: 'bury' }
  | { todo: 'give-back'; lines: readonly Line[] }
  /** Nothing to give back: it was rejected, or is released already. */
  | { todo: 'nothing' }
  | { todo: 'refuse'; fenced: string; isAlarming: boolean };

/** What a release command does to the reservation that it meets. */
export function decideRelease(met: Reservation | undefined, sagaEpoch: number): ReleaseDecision {
  if (met === undefined) return { todo: 'bury' };
  if (sagaEpoch < met.sagaEpoch) {
    return { todo: 'refuse', fenced: `epoch ${sagaEpoch} is older than ${met.sagaEpoch}`, isAlarming: false };
  }
  switch (met.status) {
    case 'RESERVED':
      return { todo: 'give-back', lines: met.lines };
    case 'REJECTED':
    case 'RELEASED':
      return { todo: 'nothing' };
    case 'SOLD':
      return { todo: 'refuse', fenced: 'it is sold: a confirmed order is not released', isAlarming: true };
    default:
      return met.status satisfies never;
  }
}
// #endregion tombstone
