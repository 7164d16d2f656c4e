import { type Health, healthSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route } from '../http/route.ts';
import type { Broker } from '../messaging/broker.ts';
import type { ServiceContext } from './context.ts';

/**
 * live: the process answers. ready: its database can be used. A broker that is away does not make a service unready:
 * the outbox holds what it has to say.
 */
export function healthRoutes(context: ServiceContext, state: { isMigrated: boolean; broker: Broker }): Route[] {
  const service = context.config.service;
  const check = (isOk: boolean, detail?: string): Health['checks'][string] => ({
    status: isOk ? 'ok' : 'unavailable',
    ...(detail ? { detail } : {}),
  });
  return [
    defineRoute({
      method: 'get',
      path: '/health/live',
      summary: 'Whether the process answers',
      answer: healthSchema,
      isQuiet: true,
      handle: () => ok({ status: 'ok', service, checks: {} } satisfies Health),
    }),
    defineRoute({
      method: 'get',
      path: '/health/ready',
      summary: 'Whether it can do its work',
      answer: healthSchema,
      isQuiet: true,
      handle: () => {
        const { database } = context;
        const isReady = database.isAvailable && state.isMigrated;
        const health: Health = {
          status: isReady ? 'ok' : 'unavailable',
          service,
          checks: {
            database: check(database.isAvailable, database.why),
            migrations: check(state.isMigrated),
            broker: check(state.broker.state === 'connected', state.broker.state),
          },
        };
        return { status: isReady ? 200 : 503, body: health, headers: isReady ? {} : { 'Retry-After': '1' } };
      },
    }),
  ];
}
