import { problemSchema } from '@bulkhead/contracts';
import { z } from 'zod';
import type { Route } from './route.ts';

function jsonContent(schema: z.ZodType, io: 'input' | 'output') {
  return { content: { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } } };
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (schema === undefined) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  return Object.entries(json.properties ?? {}).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: part,
  }));
}

function operationOf(route: Route) {
  const problems = route.problems ?? [];
  return {
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body ? { requestBody: { required: true, ...jsonContent(route.body, 'input') } } : {}),
    responses: {
      '2XX': { description: 'Done.', ...(route.answer ? jsonContent(route.answer, 'output') : {}) },
      default: {
        description: `A problem document${problems.length > 0 ? `: ${problems.join(', ')}` : ''}.`,
        content: { 'application/problem+json': { schema: z.toJSONSchema(problemSchema) } },
      },
    },
  };
}

/** The OpenAPI document of a service, made from its routes, so that it cannot drift. */
export function openApiOf(title: string, routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method]: operationOf(route) });
  }
  return { openapi: '3.1.0', info: { title, version: '1' }, paths };
}
