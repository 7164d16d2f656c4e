import { resetResultSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import { answering } from './as-problem.ts';
import type { LabParts } from './parts.ts';

export function resetRoute({ reset }: Pick<LabParts, 'reset'>): Route {
  return defineRoute({
    method: 'post',
    path: '/api/reset',
    summary: 'Bring the first data back: empties databases, queues and the card ledger.',
    answer: resetResultSchema,
    problems: ['conflict', 'database-unavailable', 'broker-unavailable'],
    deadlineMs: 120_000,
    handle: () => answering(async () => ok(await reset.run())),
  });
}
