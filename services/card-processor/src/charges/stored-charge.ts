import type { Charge } from '@bulkhead/contracts';

/** A charge as the ledger keeps it: what was asked for, and what became of it. */
export interface StoredCharge extends Charge {
  /** Whether it was asked to be captured at once; part of "the same request". */
  capture: boolean;
}

/** What everybody may see of it. */
export function toCharge({ capture: _capture, ...charge }: StoredCharge): Charge {
  return charge;
}
