import { alertListSchema, type Health, healthSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import type { LabContext } from '../lab-context.ts';
import { createLabMetrics } from './metrics.ts';
import type { LabParts } from './parts.ts';

/** What monitoring asks for. */
export function observeRoutes(lab: LabContext, parts: LabParts): Route[] {
  const metrics = createLabMetrics(lab, parts);
  return [
    defineRoute({
      method: 'get',
      path: '/api/alerts',
      summary: 'What needs a person now.',
      answer: alertListSchema,
      handle: () => ok({ items: parts.alerts.current() }),
    }),
    defineRoute({
      method: 'get',
      path: '/health/live',
      summary: 'The lab answers.',
      answer: healthSchema,
      handle() {
        const health: Health = { status: 'ok', service: 'lab', checks: {} };
        return ok(health);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Figures for Prometheus.',
      handle: async () => ({ status: 200, body: await metrics.text(), contentType: metrics.contentType }),
    }),
  ];
}
