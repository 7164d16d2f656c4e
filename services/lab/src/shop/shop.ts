import { components, type ServiceId } from '@bulkhead/contracts';
import { ProblemError } from '@bulkhead/kit/http';
import { Agent, request } from 'undici';
import type { AcceptedOrder, Journal } from './journal.ts';
import { readAcceptance } from './read-acceptance.ts';

/** What shoppers see of the services, and which one answers. */
export const shopResources = {
  products: 'product-service',
  orders: 'order-service',
  payments: 'payment-service',
  notifications: 'notification-service',
  customers: 'customer-service',
} as const satisfies Record<string, ServiceId>;
export type ShopResource = keyof typeof shopResources;

export function isShopResource(value: string): value is ShopResource {
  return Object.hasOwn(shopResources, value);
}

export interface ShopRequest {
  method: string;
  resource: ShopResource;
  /** What follows the resource: `/{id}/cancel`, with the query. Already encoded. */
  rest?: string;
  /** JSON text. */
  body?: string;
  idempotencyKey?: string;
}

export interface ShopAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Shop {
  /**
   * Passes a request on to the service behind the resource and gives back what it said, refusals too.
   *
   * @throws ProblemError `service-unavailable` when nobody answers, `deadline-exceeded` when the answer is too late
   */
  call(request: ShopRequest): Promise<ShopAnswer>;
  close(): Promise<void>;
}

export interface ShopOptions {
  urlOf: (service: ServiceId) => string;
  journal: Pick<Journal, 'append'>;
  deadlineMs?: number;
  nowMs?: () => number;
}

const maxAnswerBytes = 2 * 1024 * 1024;
const passedOn = ['content-type', 'location', 'retry-after', 'allow'];

/** The way of every shopper, real or simulated, to the services. */
export function createShop({ urlOf, journal, deadlineMs = 5_000, nowMs = Date.now }: ShopOptions): Shop {
  const agent = new Agent({
    connections: 128,
    connect: { timeout: deadlineMs },
    keepAliveTimeout: 10_000,
    maxResponseSize: maxAnswerBytes,
  });

  async function ask(
    service: ServiceId,
    { method, resource, rest = '', body, idempotencyKey }: ShopRequest,
  ): Promise<ShopAnswer> {
    const response = await request(`${urlOf(service)}/api/${resource}${rest}`, {
      // Whatever the method is called: the service says which ones it knows.
      method: method as 'GET',
      dispatcher: agent,
      signal: AbortSignal.timeout(deadlineMs),
      headers: {
        'user-agent': 'shopper',
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const headers: Record<string, string> = {};
    for (const name of passedOn) {
      const value = response.headers[name];
      if (typeof value === 'string')
        headers[name] = name === 'location' ? value.replace(/^\/api\//, '/api/shop/') : value;
    }
    return { status: response.statusCode, headers, body: Buffer.from(await response.body.arrayBuffer()) };
  }

  return {
    async call(shopRequest) {
      const service = shopResources[shopRequest.resource];
      let answer: ShopAnswer;
      try {
        answer = await ask(service, shopRequest);
      } catch (error) {
        throw noAnswer(service, error, deadlineMs);
      }
      const accepted: AcceptedOrder | undefined = readAcceptance(shopRequest, answer, nowMs());
      if (accepted !== undefined) await journal.append(accepted);
      return answer;
    },
    close: () => agent.destroy(),
  };
}

function noAnswer(service: ServiceId, error: unknown, deadlineMs: number): ProblemError {
  const reason = error instanceof Error ? error : new Error(String(error));
  if (reason.name === 'TimeoutError' || ('code' in reason && reason.code === 'UND_ERR_CONNECT_TIMEOUT')) {
    const detail = `${service} gave no answer within ${deadlineMs} ms. What was asked may still happen: ask again with the same Idempotency-Key.`;
    return new ProblemError('deadline-exceeded', detail, { cause: error });
  }
  const why = 'code' in reason ? String(reason.code) : reason.message;
  const detail = `${service} (port ${components[service].port} plus offset) does not answer: ${why}.`;
  return new ProblemError('service-unavailable', detail, { cause: error, retryAfterS: 1 });
}
