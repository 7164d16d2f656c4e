import { componentCodeSchema, componentConnectionsSchema, componentSettingsSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import { z } from 'zod';
import { answering } from './as-problem.ts';
import { knownComponent } from './known-component.ts';
import type { LabParts } from './parts.ts';

const params = z.object({ id: z.string() });
const problems = ['unknown-component', 'database-unavailable', 'broker-unavailable', 'service-unavailable'] as const;

/** What a person may look into: settings, connections, and the program itself. */
export function inspectRoutes({ inspector }: Pick<LabParts, 'inspector'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/components/{id}/settings',
      summary: 'What a component runs with, asked of itself, each with why it matters. No secrets.',
      params,
      answer: componentSettingsSchema,
      problems,
      handle: (request) => answering(async () => ok(await inspector.settings(knownComponent(request.params.id)))),
    }),
    defineRoute({
      method: 'get',
      path: '/api/components/{id}/connections',
      summary: "A database's connections, a service's pools, the broker's connections with their consumers.",
      params,
      answer: componentConnectionsSchema,
      problems,
      handle: (request) => answering(async () => ok(await inspector.connections(knownComponent(request.params.id)))),
    }),
    defineRoute({
      method: 'get',
      path: '/api/components/{id}/code',
      summary: 'The pieces of the program that run here, from a fixed list.',
      params,
      answer: componentCodeSchema,
      problems: ['unknown-component'],
      handle: async (request) => ok(await inspector.code(knownComponent(request.params.id))),
    }),
  ];
}
