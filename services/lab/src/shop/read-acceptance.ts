import { uuidSchema } from '@bulkhead/contracts';
import { z } from 'zod';
import type { AcceptedOrder } from './journal.ts';
import type { ShopAnswer, ShopRequest } from './shop.ts';

const answerSchema = z.object({ id: uuidSchema.optional(), orderId: uuidSchema.optional() });
const itemsSchema = z.object({ items: z.array(z.object({ productId: z.string(), quantity: z.number() })) });

/** The promise in an answer: undefined when it is not the acceptance of an order. */
export function readAcceptance(request: ShopRequest, answer: ShopAnswer, nowMs: number): AcceptedOrder | undefined {
  const isPlacing = request.method === 'POST' && request.resource === 'orders' && (request.rest ?? '') === '';
  if (!isPlacing || answer.status !== 202) return undefined;
  const body = answerSchema.safeParse(parseJson(answer.body.toString('utf8')));
  const named = body.success ? (body.data.id ?? body.data.orderId) : undefined;
  const orderId = named ?? answer.headers.location?.split('/').at(-1);
  if (orderId === undefined) return undefined;
  const asked = itemsSchema.safeParse(parseJson(request.body ?? ''));
  return {
    orderId,
    at: nowMs,
    items: asked.success ? asked.data.items : [],
    ...(request.idempotencyKey === undefined ? {} : { key: request.idempotencyKey }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
