import { join } from 'node:path';
import { type ContextOverrides, createContext, createService, type Service, type ServiceConfig } from '@bulkhead/kit';
import { listNotificationsRoute } from './notifications/list-notifications.route.ts';
import { onNotificationSend } from './notifications/on-notification-send.consumer.ts';

/** Tells customers about their orders, once each. */
export function createNotificationService(config: ServiceConfig, overrides?: ContextOverrides): Service {
  const context = createContext(config, overrides);
  return createService(context, {
    routes: [listNotificationsRoute(context)],
    consumers: [{ queue: 'notification.commands', handlers: { 'notification.send': onNotificationSend(context) } }],
    migrations: join(import.meta.dirname, 'db/migrations'),
  });
}
