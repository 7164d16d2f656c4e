import { chargeSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit';
import { chargeParams } from './charge-answer.ts';
import type { ChargesContext } from './charges-context.ts';
import { toCharge } from './stored-charge.ts';

/** "Was the card charged?": the question of everybody who lost an answer. */
export function getChargeRoute({ ledger }: ChargesContext): Route {
  return defineRoute({
    method: 'get',
    path: '/charges/{key}',
    summary: 'What became of a charge',
    params: chargeParams,
    answer: chargeSchema,
    problems: ['invalid-field', 'not-found'],
    handle({ params }) {
      const charge = ledger.find(params.key);
      if (charge === undefined) throw new ProblemError('not-found', `There is no charge ${params.key}.`);
      return ok(toCharge(charge));
    },
  });
}
