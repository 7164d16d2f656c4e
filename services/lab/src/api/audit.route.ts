import { auditReportSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import type { LabParts } from './parts.ts';

const auditDeadlineMs = 40_000;

export function auditRoutes({ auditor }: Pick<LabParts, 'auditor'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/audit',
      summary: 'The last check of the invariants; a first one is made when there is none.',
      answer: auditReportSchema,
      deadlineMs: auditDeadlineMs,
      handle: async () => ok(auditor.last() ?? (await auditor.check())),
    }),
    defineRoute({
      method: 'post',
      path: '/api/audit',
      summary: 'Check the invariants now, in every database.',
      answer: auditReportSchema,
      deadlineMs: auditDeadlineMs,
      handle: async () => ok(await auditor.check()),
    }),
  ];
}
