import { logLinesSchema, logQuerySchema, type VerbResult, verbResultSchema, verbSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit/http';
import { z } from 'zod';
import type { LabContext } from '../lab-context.ts';
import { labLogFile } from '../lab-log.ts';
import { tailLog } from '../runtime/process/log-file.ts';
import { knownComponent } from './known-component.ts';
import { operatorOf } from './operator.ts';
import type { LabParts } from './parts.ts';
import { forbiddenBecause, possibleVerbs } from './possible-verbs.ts';

/** A stop may take its whole deadline before it turns into a kill. */
const verbDeadlineMs = 45_000;

export function componentRoutes(
  { supervisor, driver, paths }: Pick<LabContext, 'supervisor' | 'driver' | 'paths'>,
  { reset }: Pick<LabParts, 'reset'>,
): Route[] {
  const act = defineRoute({
    method: 'post',
    path: '/api/components/{id}/{verb}',
    summary: 'Start, stop, kill, freeze, thaw or restart a component.',
    params: z.object({ id: z.string(), verb: verbSchema }),
    answer: verbResultSchema,
    problems: ['unknown-component', 'invalid-field', 'component-state', 'forbidden', 'conflict'],
    deadlineMs: verbDeadlineMs,
    async handle({ params: { id: given, verb }, header }) {
      const id = knownComponent(given);
      const forbidden = forbiddenBecause(id, verb);
      if (forbidden !== undefined || id === 'lab')
        throw new ProblemError('forbidden', forbidden ?? 'Not the lab itself.');
      if (reset.isRunning) throw new ProblemError('conflict', 'A reset is running. Wait until it is done.');
      const outcome = await supervisor.act(id, verb, operatorOf(header));
      if (!outcome.ok) {
        const possible = possibleVerbs(outcome.state);
        const then = possible.length === 0 ? 'Wait a moment.' : `Possible now: ${possible.join(', ')}.`;
        throw new ProblemError('component-state', `${outcome.message} ${then}`);
      }
      const result: VerbResult = { id, verb, status: outcome.status };
      return ok(result);
    },
  });
  const logs = defineRoute({
    method: 'get',
    path: '/api/components/{id}/logs',
    summary: "The end of a component's log.",
    params: z.object({ id: z.string() }),
    query: logQuerySchema,
    answer: logLinesSchema,
    problems: ['unknown-component'],
    async handle({ params, query }) {
      const id = knownComponent(params.id);
      const { lines, truncated } =
        id === 'lab' ? await tailLog(labLogFile(paths), query.tail) : await driver.logs(id, query.tail);
      return ok({ lines, truncated });
    },
  });
  return [act, logs];
}
