import type { ChargeLedger } from './charge-ledger.ts';
import type { LostAnswers } from './lost-answers.ts';

/** What the operations on charges are made from. */
export interface ChargesContext {
  ledger: ChargeLedger;
  lostAnswers: LostAnswers;
  now: () => Date;
}
