import { type Passport, passportSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit/http';
import { z } from 'zod';
import type { LabContext } from '../lab-context.ts';
import { isUnknownOrder, type PassportSources, readPassport } from '../passport/passport.ts';
import { createSourceLines } from '../passport/source-lines.ts';
import { projectRoot } from '../runtime/index.ts';
import { cardLedgerFile } from '../supervisor/node-launches.ts';
import type { LabParts } from './parts.ts';

/** Each opens a connection to every database, which have few. */
const maxAtOnce = 4;

/** GET /api/orders/{id}/passport. Who asks for the same order at the same time gets the same answer. */
export function passportRoute(lab: Pick<LabContext, 'log' | 'paths'>, { readers }: Pick<LabParts, 'readers'>): Route {
  const sources: PassportSources = {
    log: lab.log,
    readers,
    ledgerFile: cardLedgerFile(lab.paths),
    sourceLine: createSourceLines(projectRoot),
  };
  const reading = new Map<string, Promise<Passport>>();

  function read(id: string): Promise<Passport> {
    const known = reading.get(id);
    if (known !== undefined) return known;
    if (reading.size >= maxAtOnce) {
      const detail = `${maxAtOnce} passports are being read already. Ask again in a second.`;
      throw new ProblemError('too-many-requests', detail, { retryAfterS: 1 });
    }
    const passport = readPassport(sources, id).finally(() => reading.delete(id));
    reading.set(id, passport);
    return passport;
  }

  return defineRoute({
    method: 'get',
    path: '/api/orders/{id}/passport',
    summary: 'Everything about one order: trace, messages, SQL, its rows in all databases, the card.',
    params: z.object({ id: uuidSchema }),
    answer: passportSchema,
    problems: ['not-found', 'too-many-requests'],
    async handle({ params }) {
      const passport = await read(params.id.toLowerCase());
      if (isUnknownOrder(passport)) throw new ProblemError('not-found', `There is no order ${params.id}.`);
      return ok(passport);
    },
  });
}
