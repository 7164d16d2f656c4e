import { join } from 'node:path';
import { z } from 'zod';
import { defineRoute } from '../src/http/route.ts';
import type { Handlers } from '../src/messaging/consumer.ts';
import type { ServiceConfig } from '../src/service/config.ts';
import { type ContextOverrides, createContext, type ServiceContext } from '../src/service/context.ts';
import { createService, type Service } from '../src/service/service.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export interface DemoOptions {
  overrides?: ContextOverrides;
  /** Instead of the handlers below. */
  handlers?: (context: ServiceContext) => Handlers;
}

export interface DemoService extends Service {
  context: ServiceContext;
}

/** Counts each reservation in `effects`, and answers it. */
export function demoHandlers(context: ServiceContext): Handlers {
  return {
    'inventory.reserve': (tx, message) => {
      const { orderId } = message.data;
      tx.write('INSERT INTO effects (order_id, times) VALUES (?, 1) ON DUPLICATE KEY UPDATE times = times + 1', [
        orderId,
      ]);
      const options = { correlationId: orderId, causationId: message.id };
      context.outbox.add(tx, context.newMessage('inventory.reserved', { orderId }, options));
      return undefined;
    },
  };
}

/** A small service that uses every part of the kit, in the product service's place. */
export function createDemoService(config: ServiceConfig, options: DemoOptions = {}): DemoService {
  const context = createContext(config, options.overrides);
  const place = defineRoute({
    method: 'post',
    path: '/api/effects/{orderId}',
    summary: 'Asks for a reservation',
    params: z.strictObject({ orderId: z.uuid() }),
    body: z.strictObject({ quantity: z.int().min(1).max(9) }),
    handle: async ({ params: { orderId }, body }) => {
      const items = [{ productId: 'lamp', quantity: body.quantity }];
      const message = context.newMessage('inventory.reserve', { orderId, items }, { correlationId: orderId });
      await context.grouped.run('ask', async (tx) => context.outbox.add(tx, message));
      return { status: 202, body: { messageId: message.id } };
    },
  });
  const handlers = (options.handlers ?? demoHandlers)(context);
  const service = createService(context, {
    routes: [place],
    consumers: [{ queue: 'product.commands', handlers }],
    migrations,
  });
  return { ...service, context };
}
