import { type Charge, chargeListSchema, type List, pageQuerySchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit';
import type { ChargesContext } from './charges-context.ts';
import { toCharge } from './stored-charge.ts';

/** All charges, newest first. */
export function listChargesRoute({ ledger }: ChargesContext): Route {
  return defineRoute({
    method: 'get',
    path: '/charges',
    summary: 'All charges, newest first',
    query: pageQuerySchema,
    answer: chargeListSchema,
    problems: ['invalid-field'],
    handle({ query }) {
      const rows = ledger.list(query.limit + 1, query.cursor === undefined ? undefined : positionOf(query.cursor));
      const shown = rows.slice(0, query.limit);
      const list: List<Charge> = { items: shown.map((row) => toCharge(row.charge)) };
      const last = shown.at(-1);
      if (rows.length > query.limit && last) list.nextCursor = Buffer.from(String(last.position)).toString('base64url');
      return ok(list);
    },
  });
}

function positionOf(cursor: string): number {
  const position = Number(Buffer.from(cursor, 'base64url').toString());
  if (Number.isSafeInteger(position) && position > 0) return position;
  throw new ProblemError('invalid-field', 'The query is not valid: cursor.', {
    errors: [{ field: 'cursor', message: 'use nextCursor of the page before' }],
  });
}
