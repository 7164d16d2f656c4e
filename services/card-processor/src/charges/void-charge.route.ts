import { chargeSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit';
import { answerOf, chargeParams, momentOf } from './charge-answer.ts';
import type { ChargesContext } from './charges-context.ts';
import { decideVoid } from './decide-charge.ts';

/** Lets go of an authorised charge; under an unknown key it leaves a tombstone. Asked again, it answers the same. */
export function voidChargeRoute({ ledger, now }: ChargesContext): Route {
  return defineRoute({
    method: 'post',
    path: '/charges/{key}/void',
    summary: 'Void an authorised charge, or a key that was never charged',
    params: chargeParams,
    answer: chargeSchema,
    problems: ['invalid-field', 'conflict'],
    handle: async ({ params }) =>
      ok(answerOf(await ledger.change(params.key, (known) => decideVoid(known, params.key, momentOf(now))))),
  });
}
