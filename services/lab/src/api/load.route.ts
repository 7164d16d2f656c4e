import { loadSettingsSchema, loadStateSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import type { LabParts } from './parts.ts';

export function loadRoutes({ shoppers }: Pick<LabParts, 'shoppers'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/load',
      summary: 'The shoppers: how many come, and how they fared.',
      answer: loadStateSchema,
      handle: () => ok(shoppers.state()),
    }),
    defineRoute({
      method: 'put',
      path: '/api/load',
      summary: 'Send shoppers at a rate, for half an hour at most.',
      body: loadSettingsSchema,
      answer: loadStateSchema,
      handle: ({ body }) => ok(shoppers.send(body)),
    }),
    defineRoute({
      method: 'delete',
      path: '/api/load',
      summary: 'Send no more shoppers.',
      answer: loadStateSchema,
      handle: () => ok(shoppers.stop()),
    }),
  ];
}
