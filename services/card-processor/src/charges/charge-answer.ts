import { randomBytes } from 'node:crypto';
import { type Charge, chargeKeySchema } from '@bulkhead/contracts';
import { ProblemError } from '@bulkhead/kit';
import { z } from 'zod';
import type { ChargeDecision, Now } from './decide-charge.ts';
import { toCharge } from './stored-charge.ts';

export const chargeParams = z.strictObject({ key: chargeKeySchema });

/** The charge to answer with; throws the refusal. */
export function answerOf(decision: ChargeDecision): Charge {
  if (decision.kind === 'refuse') throw new ProblemError(decision.code, decision.detail);
  return toCharge(decision.charge);
}

export function momentOf(now: () => Date): Now {
  return { at: now().toISOString(), newId: `ch_${randomBytes(12).toString('hex')}` };
}
