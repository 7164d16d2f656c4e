import { createHttpApp } from '@bulkhead/kit/http';
import type { LabApi, LabContext } from '../lab-context.ts';
import { shopHandler } from '../shop/shop-handler.ts';
import { auditRoutes } from './audit.route.ts';
import { componentRoutes } from './components.route.ts';
import { cors } from './cors.ts';
import { databaseRoutes } from './databases.route.ts';
import { inspectRoutes } from './inspect.route.ts';
import { labStateRoute } from './lab-state.route.ts';
import { loadRoutes } from './load.route.ts';
import { observeRoutes } from './observe.route.ts';
import { createParts } from './parts.ts';
import { passportRoute } from './passport.route.ts';
import { queueRoutes } from './queues.route.ts';
import { resetRoute } from './reset.route.ts';

const deadlineMs = 8_000;

/** The lab's HTTP API, with everything that works behind it: shoppers, checks, alerts. */
export function createApi(lab: LabContext): LabApi {
  const parts = createParts(lab);
  const listener = createHttpApp({
    title: 'Bulkhead lab',
    allowedHosts: lab.config.allowedHosts,
    allowedOrigins: lab.config.webOrigins,
    deadlineMs,
    telemetry: lab.telemetry,
    logger: lab.logger,
    before: [cors(lab.config.webOrigins), shopHandler(parts.shop)],
    routes: [
      labStateRoute(lab, parts),
      ...componentRoutes(lab, parts),
      ...inspectRoutes(parts),
      ...loadRoutes(parts),
      resetRoute(parts),
      ...auditRoutes(parts),
      ...databaseRoutes(parts),
      passportRoute(lab, parts),
      ...queueRoutes(parts),
      ...observeRoutes(lab, parts),
    ],
  });
  return { listener, stop: parts.stop };
}
