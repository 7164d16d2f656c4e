import { chargeSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit';
import { answerOf, chargeParams, momentOf } from './charge-answer.ts';
import type { ChargesContext } from './charges-context.ts';
import { decideRefund } from './decide-charge.ts';

/** Gives captured money back, all of it. Asked again, it answers the same. */
export function refundChargeRoute({ ledger, now }: ChargesContext): Route {
  return defineRoute({
    method: 'post',
    path: '/charges/{key}/refund',
    summary: 'Refund a captured charge',
    params: chargeParams,
    answer: chargeSchema,
    problems: ['invalid-field', 'not-found', 'conflict'],
    handle: async ({ params }) =>
      ok(answerOf(await ledger.change(params.key, (known) => decideRefund(known, params.key, momentOf(now))))),
  });
}
