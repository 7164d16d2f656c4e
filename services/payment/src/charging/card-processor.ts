import { type Charge, type ChargeRequest, chargeSchema, healthSchema } from '@bulkhead/contracts';
import {
  type CallOptions,
  createHttpClient,
  type PeerAnswer,
  PeerUnavailableError,
  type Telemetry,
} from '@bulkhead/kit';

/**
 * The card processor, as asked over HTTP. Every charge is named by the caller's key (the order's id), so that asking
 * twice is harmless. Each call throws a PeerUnavailableError when there was no usable answer: whether it was done is
 * then not known.
 */
export interface CardProcessor {
  /** Undefined: there is no charge under this key. */
  find(key: string): Promise<Charge | undefined>;
  charge(key: string, request: ChargeRequest): Promise<Charge>;
  capture(key: string): Promise<Charge>;
  /** Undefined: it is captured, and can only be refunded. */
  void(key: string): Promise<Charge | undefined>;
  refund(key: string): Promise<Charge>;
  /** Whether it answers at all. */
  isThere(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Longer than a slow card takes. */
export const processorDeadlineMs = 4_000;

export function createCardProcessor(baseUrl: string, telemetry: Telemetry): CardProcessor {
  const client = createHttpClient({
    peer: 'card-processor',
    caller: 'payment-service',
    baseUrl,
    deadlineMs: processorDeadlineMs,
    telemetry,
  });

  function call(method: CallOptions<Charge>['method'], key: string, verb?: string, body?: ChargeRequest) {
    const suffix = verb === undefined ? '' : `/${verb}`;
    return client.call({
      method,
      path: `/charges/${encodeURIComponent(key)}${suffix}`,
      route: `/charges/{key}${suffix}`,
      answer: chargeSchema,
      orderId: key,
      ...(body === undefined ? {} : { body }),
    });
  }

  return {
    async find(key) {
      const answer = await call('GET', key);
      return !answer.ok && answer.status === 404 ? undefined : chargeOf(answer);
    },
    charge: async (key, request) => chargeOf(await call('PUT', key, undefined, request)),
    capture: async (key) => chargeOf(await call('POST', key, 'capture')),
    async void(key) {
      const answer = await call('POST', key, 'void');
      return !answer.ok && answer.status === 409 ? undefined : chargeOf(answer);
    },
    refund: async (key) => chargeOf(await call('POST', key, 'refund')),
    async isThere() {
      try {
        const path = '/health/ready';
        return (await client.call({ method: 'GET', path, route: path, answer: healthSchema })).ok;
      } catch (error) {
        if (error instanceof PeerUnavailableError) return false;
        throw error;
      }
    },
    stop: () => client.stop(),
  };
}

/** A refusal where none can be is no answer to build on: the payment stays open, and is asked for again. */
function chargeOf(answer: PeerAnswer<Charge>): Charge {
  if (answer.ok) return answer.body;
  throw new PeerUnavailableError(`card-processor refused (${answer.status}): ${answer.detail}`);
}
