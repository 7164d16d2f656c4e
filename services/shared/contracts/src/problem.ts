import { z } from 'zod';

/**
 * What went wrong, as a stable word. `type` of a problem document is `/problems/<code>` (RFC 9457: a type is a URI
 * reference that identifies the kind of problem, not necessarily a page).
 */
export const problemCodes = {
  'bad-request': 400,
  'malformed-json': 400,
  'foreign-host': 403,
  'foreign-origin': 403,
  forbidden: 403,
  'not-found': 404,
  'unknown-component': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'idempotency-key-reused': 409,
  'order-not-cancellable': 409,
  'order-not-stuck': 409,
  'component-state': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'invalid-field': 422,
  'unknown-product': 422,
  'unknown-customer': 422,
  'strategy-not-available': 422,
  'too-many-requests': 429,
  internal: 500,
  'database-unavailable': 503,
  'broker-unavailable': 503,
  'service-unavailable': 503,
  'deadline-exceeded': 504,
} as const;
export type ProblemCode = keyof typeof problemCodes;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** The fields that were wrong, each with what would be right. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  traceId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export function problemType(code: ProblemCode): string {
  return `/problems/${code}`;
}
