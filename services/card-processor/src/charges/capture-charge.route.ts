import { chargeSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit';
import { answerOf, chargeParams, momentOf } from './charge-answer.ts';
import type { ChargesContext } from './charges-context.ts';
import { decideCapture } from './decide-charge.ts';

/** Take the money that was authorised. Asked again, it answers the same. */
export function captureChargeRoute({ ledger, now }: ChargesContext): Route {
  return defineRoute({
    method: 'post',
    path: '/charges/{key}/capture',
    summary: 'Capture what was authorised',
    params: chargeParams,
    answer: chargeSchema,
    problems: ['invalid-field', 'not-found', 'conflict'],
    handle: async ({ params }) =>
      ok(answerOf(await ledger.change(params.key, (known) => decideCapture(known, params.key, momentOf(now))))),
  });
}
