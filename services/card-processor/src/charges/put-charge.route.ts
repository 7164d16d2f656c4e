import { setTimeout as sleep } from 'node:timers/promises';
import { chargeRequestSchema, chargeSchema } from '@bulkhead/contracts';
import { defineRoute, type Route } from '@bulkhead/kit';
import { answerOf, chargeParams, momentOf } from './charge-answer.ts';
import type { ChargesContext } from './charges-context.ts';
import { decidePut } from './decide-charge.ts';

/** Less than a caller's deadline, and long enough to be seen. */
export const slowMs = 2_500;

/** Charges a card. The test cards behave as their names say, at the first request of a key. */
export function putChargeRoute({ ledger, lostAnswers, now }: ChargesContext): Route {
  return defineRoute({
    method: 'put',
    path: '/charges/{key}',
    summary: 'Charge a card, once per key',
    params: chargeParams,
    body: chargeRequestSchema,
    answer: chargeSchema,
    problems: ['invalid-field', 'idempotency-key-reused'],
    async handle({ params, body, signal }) {
      const decision = await ledger.change(params.key, (known) => decidePut(known, params.key, body, momentOf(now)));
      const answer = answerOf(decision);
      if (decision.kind !== 'write') return { status: 200, body: answer };
      if (body.paymentMethod === 'card_slow') await sleep(slowMs, undefined, { signal }).catch(() => {});
      if (body.paymentMethod === 'card_timeout') lostAnswers.lose(answer);
      return { status: 201, body: answer };
    },
  });
}
