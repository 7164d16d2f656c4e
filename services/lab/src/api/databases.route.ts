import { type DatabaseId, databaseIds, tableListSchema, tableQuerySchema, tableRowsSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route } from '@bulkhead/kit/http';
import { z } from 'zod';
import { listTables, readTable } from '../rows/tables.ts';
import { answering } from './as-problem.ts';
import type { LabParts } from './parts.ts';

export function databaseRoutes({ readers }: Pick<LabParts, 'readers'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/databases/{id}/tables',
      summary: 'The tables of a database, read past its service.',
      params: z.object({ id: z.string() }),
      answer: tableListSchema,
      problems: ['unknown-component', 'database-unavailable'],
      handle: ({ params }) => answering(async () => ok(await listTables(readers[knownId(params.id)]))),
    }),
    defineRoute({
      method: 'get',
      path: '/api/databases/{id}/tables/{table}',
      summary: 'Rows of a table, newest first where that can be told.',
      params: z.object({ id: z.string(), table: z.string() }),
      query: tableQuerySchema,
      answer: tableRowsSchema,
      problems: ['unknown-component', 'not-found', 'database-unavailable'],
      handle: ({ params, query }) =>
        answering(async () => {
          const rows = await readTable(readers[knownId(params.id)], params.table, query);
          if (rows === undefined)
            throw new ProblemError('not-found', `${params.id} has no table ${params.table.slice(0, 80)}.`);
          return ok(rows);
        }),
    }),
  ];
}

function knownId(given: string): DatabaseId {
  const id = databaseIds.find((known) => known === given);
  if (id !== undefined) return id;
  throw new ProblemError(
    'unknown-component',
    `There is no database ${given.slice(0, 80)}. There are: ${databaseIds.join(', ')}.`,
  );
}
