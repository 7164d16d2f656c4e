import { type Health, healthSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit';

/** Its ledger is a file that is open for as long as the process lives, so live is ready. */
export function healthRoutes(): Route[] {
  const health: Health = { status: 'ok', service: 'card-processor', checks: {} };
  return (['live', 'ready'] as const).map((what) =>
    defineRoute({
      method: 'get',
      path: `/health/${what}`,
      summary: what === 'live' ? 'Whether the process answers' : 'Whether it can do its work',
      answer: healthSchema,
      isQuiet: true,
      handle: () => ok(health),
    }),
  );
}
