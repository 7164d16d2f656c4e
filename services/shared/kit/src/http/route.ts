import type { ProblemCode } from '@bulkhead/contracts';
import type { z } from 'zod';

export interface RequestOf<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** Lower-case name → value. */
  header(name: string): string | undefined;
  /** Aborted at the request's deadline, or when the caller hangs up. */
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Set for an answer that is not JSON. */
  contentType?: string;
}

/** One operation of a service: what comes in is read by these schemas, what goes out is an Answer. */
export interface Route<P = unknown, Q = unknown, B = unknown> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In OpenAPI's form: `/api/products/{id}`. */
  path: string;
  summary: string;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  answer?: z.ZodType;
  /** Refusals this operation is known for; shown in the OpenAPI document. */
  problems?: readonly ProblemCode[];
  /** Overrides the service's deadline. */
  deadlineMs?: number;
  /** No span: probes ask several times a second. */
  isQuiet?: boolean;
  handle(request: RequestOf<P, Q, B>): Promise<Answer> | Answer;
}

/** Ties the schemas to the handler's types, and forgets them: a list of routes is a list of plain routes. */
export function defineRoute<P, Q, B>(route: Route<P, Q, B>): Route {
  // The app hands `handle` only what the three schemas have read, so the wider type is safe.
  return route as unknown as Route;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
