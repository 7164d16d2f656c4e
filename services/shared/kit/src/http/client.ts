import { type Peer, problemSchema } from '@bulkhead/contracts';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { Pool } from 'undici';
import type { z } from 'zod';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** The peer gave no usable answer: it is down, too slow, broken, or its breaker is open. What it did is not known. */
export class PeerUnavailableError extends Error {
  override readonly name = 'PeerUnavailableError';
}

export type PeerAnswer<T> = { ok: true; body: T } | { ok: false; status: number; detail: string };

export interface HttpClientOptions {
  peer: Peer;
  /** How this service calls itself. */
  caller: string;
  baseUrl: string;
  /** For the whole call, connecting included. */
  deadlineMs: number;
  telemetry: Telemetry;
  /** Failures in a row that open the breaker. */
  breakAfter?: number;
  /** How long it stays open before one call may try. */
  halfOpenAfterMs?: number;
}

export interface CallOptions<T> {
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  /** The path with its variables unnamed: what the span is called. */
  route: string;
  answer: z.ZodType<T>;
  body?: unknown;
  orderId?: string;
}

export interface HttpClient {
  /** Calls once: no retry here, so that there is one layer that retries. A 4xx is an answer, not a failure. */
  call<T>(options: CallOptions<T>): Promise<PeerAnswer<T>>;
  stop(): Promise<void>;
}

/** When a breaker opens and when it lets one call try, where nothing else is said. */
export const defaultBreaker = { breakAfter: 5, halfOpenAfterMs: 1_000 } as const;

const stateNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
} as const;

/** Calls one peer over HTTP, with a deadline and a circuit breaker. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { telemetry, peer, deadlineMs } = options;
  const pool = new Pool(options.baseUrl, {
    connections: 32,
    connectTimeout: deadlineMs,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    keepAliveTimeout: 10_000,
  });
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: options.halfOpenAfterMs ?? defaultBreaker.halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(options.breakAfter ?? defaultBreaker.breakAfter),
  });
  breaker.onStateChange((state) => {
    if (state !== CircuitState.Isolated) telemetry.fact('breaker.changed', { peer, state: stateNames[state] });
  });

  async function request<T>(call: CallOptions<T>): Promise<{ status: number; answer: PeerAnswer<T> }> {
    const hasBody = call.body !== undefined;
    const response = await pool.request({
      method: call.method,
      path: call.path,
      signal: AbortSignal.timeout(deadlineMs),
      headers: {
        ...telemetry.outgoingHeaders(),
        'user-agent': options.caller,
        accept: 'application/json',
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      },
      body: hasBody ? JSON.stringify(call.body) : null,
    });
    const status = response.statusCode;
    const body: unknown = await response.body.json().catch(() => undefined);
    if (status >= 500) throw new PeerUnavailableError(`${peer} answered ${status}`);
    if (status >= 400) {
      const problem = problemSchema.safeParse(body);
      return {
        status,
        answer: {
          ok: false,
          status,
          detail: problem.success ? (problem.data.detail ?? problem.data.title) : `status ${status}`,
        },
      };
    }
    const read = call.answer.safeParse(body);
    if (!read.success) throw new PeerUnavailableError(`${peer} answered something else than agreed`);
    return { status, answer: { ok: true, body: read.data } };
  }

  return {
    // #region breaker
    async call<T>(call: CallOptions<T>) {
      // While one call tries whether the peer is back, the others are refused; the policy itself would let them wait.
      if (breaker.state === CircuitState.HalfOpen) throw new PeerUnavailableError(`${peer}: the breaker is open`);
      const name = `${call.method} ${call.route}`;
      try {
        return await breaker.execute(() =>
          telemetry.within(
            { op: 'http-client', peer, name, attributes: { 'http.request.method': call.method } },
            async (span) => {
              if (call.orderId) span.order(call.orderId);
              const { status, answer } = await request(call);
              span.answered(status);
              return answer;
            },
          ),
        );
      } catch (error) {
        if (error instanceof PeerUnavailableError) throw error;
        if (error instanceof BrokenCircuitError) throw new PeerUnavailableError(`${peer}: the breaker is open`);
        throw new PeerUnavailableError(`${peer}: ${reasonOf(error, deadlineMs)}`, { cause: error });
      }
    },
    // #endregion breaker
    stop: () => pool.destroy(),
  };
}

function reasonOf(error: unknown, deadlineMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${deadlineMs} ms`;
  return 'code' in error ? String(error.code) : error.message;
}
