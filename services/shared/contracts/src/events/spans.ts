import { z } from 'zod';
import { componentIds } from '../components.ts';

/**
 * What a span was. Each is one thing that really happened between two components, and one dot on the canvas:
 * http-server (somebody → me) · http-client (me → peer) · sql (me → my database, one transaction or query) ·
 * publish (me → broker, confirmed) · consume (broker → me, handled and acknowledged).
 */
export const spanOps = ['http-server', 'http-client', 'sql', 'publish', 'consume'] as const;
export const spanOpSchema = z.enum(spanOps);
export type SpanOp = z.infer<typeof spanOpSchema>;

export const peerSchema = z.enum([...componentIds, 'shopper']);
export type Peer = z.infer<typeof peerSchema>;

const spanBase = {
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  op: spanOpSchema,
  /** `GET /api/products/{id}`, `place order`, `inventory.reserve`. */
  name: z.string().max(120),
  /** The other end of the edge. */
  peer: peerSchema,
  /** For publish and consume. */
  messageId: z.string().optional(),
  queue: z.string().optional(),
};

export const spanStartedSchema = z.object(spanBase);
export type SpanStarted = z.infer<typeof spanStartedSchema>;

export const spanEndedSchema = z.object({
  ...spanBase,
  /** Milliseconds since 1970 on the source's clock. */
  startedAtMs: z.number(),
  durationMs: z.number(),
  /** lost: the source died before it ended. */
  outcome: z.enum(['ok', 'refused', 'error', 'lost']),
  /** HTTP status, SQL error number, `duplicate`, `fenced`, … */
  detail: z.string().max(300).optional(),
  /** SQL: the statements of the transaction, shortened. */
  statements: z.array(z.string().max(200)).max(12).optional(),
});
export type SpanEnded = z.infer<typeof spanEndedSchema>;

/** Exact counts of one edge since the last sample, also when single spans are thinned out. */
export const edgeSampleSchema = z.object({
  op: spanOpSchema,
  peer: peerSchema,
  count: z.int(),
  errors: z.int(),
  p50Ms: z.number(),
  p95Ms: z.number(),
});
export type EdgeSample = z.infer<typeof edgeSampleSchema>;
