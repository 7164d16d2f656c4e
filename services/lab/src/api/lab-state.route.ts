import { type LabState, labStateSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '@bulkhead/kit/http';
import type { LabContext } from '../lab-context.ts';
import type { LabParts } from './parts.ts';

export function labStateRoute(lab: LabContext, { shoppers }: LabParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/lab',
    summary: 'The lab and its components as they are now.',
    answer: labStateSchema,
    handle() {
      const { components } = lab.log.world();
      const state: LabState = {
        runId: lab.runId,
        version: lab.config.version,
        driver: lab.driver.kind,
        topology: 'database-per-service',
        startedAtMs: lab.startedAtMs,
        addresses: lab.addresses,
        components: lab.componentStatuses(),
        figures: Object.values(components).flatMap(({ figures }) => (figures === null ? [] : [figures])),
        load: shoppers.state(),
      };
      return ok(state);
    },
  });
}
