import { z } from 'zod';
import { uuidSchema } from '../common.ts';
import { databaseIds, serviceIds } from '../components.ts';
import { componentIdSchema } from '../events/facts.ts';
import { peerSchema, spanOpSchema } from '../events/spans.ts';
import { chargeStatuses } from '../shop/card-processor.ts';

/** A passport holds at most so much; what was left out is counted in it. */
export const passportLimits = { spans: 2_000, facts: 500, rowsPerTable: 200, valueLength: 2_000 } as const;

/** Where the code stands that did it: a path in the repository, and a line. */
export const sourceLineSchema = z.object({ file: z.string(), line: z.int() });
export type SourceLine = z.infer<typeof sourceLineSchema>;

/** One operation of the order's trace, as its service told it. */
export const passportSpanSchema = z.object({
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  traceId: z.string().optional(),
  /** The service that did it and told of it. */
  source: componentIdSchema,
  op: spanOpSchema,
  name: z.string(),
  peer: peerSchema,
  messageId: z.string().optional(),
  queue: z.string().optional(),
  /** On the clock of its service. */
  startedAtMs: z.number(),
  /** Missing while it runs. */
  durationMs: z.number().optional(),
  /** open: it has begun, and its end was not told yet. */
  outcome: z.enum(['ok', 'refused', 'error', 'lost', 'open']),
  detail: z.string().optional(),
  statements: z.array(z.string()).optional(),
  code: sourceLineSchema.optional(),
});
export type PassportSpan = z.infer<typeof passportSpanSchema>;

export const traceStates = ['whole', 'cut', 'thinned', 'gone', 'none'] as const;

export const passportTraceSchema = z.object({
  /**
   * whole: everything that was told · cut: its beginning is no longer kept, or it was too long · thinned: the order came
   * while whole traces were left out · gone: it is older than what the lab keeps · none: nothing was told of this order.
   */
  state: z.enum(traceStates),
  /** `state` in a sentence. */
  why: z.string().optional(),
  /** The oldest event that the lab still keeps, ms since 1970. */
  keptSinceMs: z.number().optional(),
  readAtMs: z.number(),
  traceIds: z.array(z.string()),
  /** In the order in which they began. */
  spans: z.array(passportSpanSchema),
  leftOut: z.int(),
});
export type PassportTrace = z.infer<typeof passportTraceSchema>;

/** One time that a message was handed to a consumer. */
export const passportDeliverySchema = z.object({
  queue: z.string(),
  to: componentIdSchema,
  atMs: z.number(),
  durationMs: z.number().optional(),
  outcome: passportSpanSchema.shape.outcome,
  detail: z.string().optional(),
  spanId: z.string(),
});
export type PassportDelivery = z.infer<typeof passportDeliverySchema>;

export const passportMessageSchema = z.object({
  id: z.string(),
  type: z.string(),
  /** Unknown when only its arrival was told. */
  from: componentIdSchema.optional(),
  /** Each time that it was sent; more than once when the broker's confirm did not come. */
  sent: z.array(z.object({ atMs: z.number(), confirmedMs: z.number().optional(), spanId: z.string() })),
  deliveries: z.array(passportDeliverySchema),
  /** What made its sender send it, as the trace tells. */
  causedBy: z.object({ what: z.enum(['message', 'request']), name: z.string(), id: z.string() }).optional(),
  /** Why a consumer did nothing with it. */
  refused: z.array(z.object({ queue: z.string(), why: z.string(), atMs: z.number() })),
});
export type PassportMessage = z.infer<typeof passportMessageSchema>;

/** What a service told of the order itself: `order.accepted`, `order.changed`, `saga.changed` … */
export const passportFactSchema = z.object({
  atMs: z.number(),
  source: componentIdSchema,
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type PassportFact = z.infer<typeof passportFactSchema>;

export const passportTableSchema = z.object({
  name: z.string(),
  /** What these rows are to the order, and how they were found. */
  about: z.string(),
  columns: z.array(z.string()),
  /** Every value as text, cut at 2,000 characters. */
  rows: z.array(z.array(z.string().nullable())),
  /** Of this order; more than `rows` when some were left out. */
  total: z.int(),
  /** It could not be read, or its rows can't be tied to the order: then its rows are unknown, and this says why. */
  unknown: z.string().optional(),
});
export type PassportTable = z.infer<typeof passportTableSchema>;

/** One store, read by itself: a dead one hides only its own part. */
export const passportPartSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    readAtMs: z.number(),
    tookMs: z.number(),
    tables: z.array(passportTableSchema),
  }),
  z.object({ state: z.literal('unknown'), readAtMs: z.number(), why: z.string() }),
]);
export type PassportPart = z.infer<typeof passportPartSchema>;

export const passportDatabaseSchema = z.object({
  id: z.enum(databaseIds),
  owner: z.enum(serviceIds),
  part: passportPartSchema,
});
export type PassportDatabase = z.infer<typeof passportDatabaseSchema>;

export const passportChargeSchema = z.object({
  key: z.string(),
  chargeId: z.string(),
  status: z.enum(chargeStatuses),
  amountCents: z.int(),
  reason: z.string().optional(),
  movements: z.array(z.object({ status: z.string(), amountCents: z.int(), at: z.string() })),
});

export const passportCardSchema = z.discriminatedUnion('state', [
  /** `charge` is missing when the card processor has never heard of this order. */
  z.object({ state: z.literal('read'), readAtMs: z.number(), charge: passportChargeSchema.optional() }),
  z.object({ state: z.literal('unknown'), readAtMs: z.number(), why: z.string() }),
]);
export type PassportCard = z.infer<typeof passportCardSchema>;

/** Everything about one order, each part with where it is from and when it was read. */
export const passportSchema = z.object({
  orderId: uuidSchema,
  /** From the order's id, which carries the time at which it was made. */
  bornAtMs: z.number(),
  readAtMs: z.number(),
  trace: passportTraceSchema,
  messages: z.array(passportMessageSchema),
  facts: z.array(passportFactSchema),
  databases: z.array(passportDatabaseSchema),
  card: passportCardSchema,
});
export type Passport = z.infer<typeof passportSchema>;
