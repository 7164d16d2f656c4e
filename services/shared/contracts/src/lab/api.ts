import { z } from 'zod';
import {
  alertSchema,
  componentFigureSchema,
  componentIdSchema,
  componentStatusSchema,
  queueSampleSchema,
  verdictSchema,
} from '../events/facts.ts';
import { strategySchema } from '../shop/orders.ts';

export const verbs = ['start', 'stop', 'kill', 'freeze', 'thaw', 'restart'] as const;
export const verbSchema = z.enum(verbs);
export type Verb = z.infer<typeof verbSchema>;

/** Where browsers and the CLI find the rest. */
export const addressesSchema = z.object({ lab: z.string(), web: z.string(), management: z.string() });

export const loadSettingsSchema = z.strictObject({
  ordersPerSecond: z.number().min(0.1).max(100),
  strategy: strategySchema.default('saga'),
  /** everyday: mostly good cards · stormy: also declines, timeouts, cancels and retries. */
  mix: z.enum(['everyday', 'stormy']).default('everyday'),
});
export type LoadSettings = z.infer<typeof loadSettingsSchema>;

export const loadStateSchema = z.object({
  settings: loadSettingsSchema.nullable(),
  accepted: z.int(),
  refused: z.int(),
  inFlight: z.int(),
});
export type LoadState = z.infer<typeof loadStateSchema>;

export const labStateSchema = z.object({
  runId: z.string(),
  version: z.string(),
  driver: z.string(),
  topology: z.literal('database-per-service'),
  startedAtMs: z.number(),
  addresses: addressesSchema,
  components: z.array(componentStatusSchema),
  figures: z.array(componentFigureSchema),
  load: loadStateSchema,
});
export type LabState = z.infer<typeof labStateSchema>;

export const logLinesSchema = z.object({ lines: z.array(z.string()), truncated: z.boolean() });
export type LogLines = z.infer<typeof logLinesSchema>;
export const logQuerySchema = z.strictObject({ tail: z.coerce.number().int().min(1).max(2_000).default(200) });

export const tableListSchema = z.object({ tables: z.array(z.object({ name: z.string(), rows: z.int() })) });
export type TableList = z.infer<typeof tableListSchema>;

export const tableRowsSchema = z.object({
  columns: z.array(z.string()),
  /** The columns of the primary key, which tell one row from another. */
  key: z.array(z.string()),
  /** Newest first where the table has an order; every value as text, cut at 2,000 characters. */
  rows: z.array(z.array(z.string().nullable())),
  total: z.int(),
  nextOffset: z.int().optional(),
});
export type TableRows = z.infer<typeof tableRowsSchema>;
export const tableQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const queueListSchema = z.object({ queues: z.array(queueSampleSchema.extend({ dead: z.int() })) });
export type QueueList = z.infer<typeof queueListSchema>;

export const queuedMessageSchema = z.object({
  messageId: z.string().optional(),
  type: z.string(),
  redelivered: z.boolean(),
  /** Why it lies here, for a dead letter. */
  reason: z.string().optional(),
  /** As text, cut at 20,000 bytes; `bytes` is the whole length. */
  body: z.string(),
  bytes: z.int(),
  /** Each value as text, shortened. */
  headers: z.record(z.string(), z.string()),
});
export const queuedMessagesSchema = z.object({ messages: z.array(queuedMessageSchema) });
export type QueuedMessages = z.infer<typeof queuedMessagesSchema>;

export const redriveResultSchema = z.object({ moved: z.int() });

export const auditReportSchema = z.object({ atMs: z.number(), tookMs: z.number(), verdicts: z.array(verdictSchema) });
export type AuditReport = z.infer<typeof auditReportSchema>;

export const resetResultSchema = z.object({ dataEpoch: z.int(), tookMs: z.number() });

export const verbResultSchema = z.object({ id: componentIdSchema, verb: verbSchema, status: componentStatusSchema });
export type VerbResult = z.infer<typeof verbResultSchema>;

export const alertListSchema = z.object({ items: z.array(alertSchema) });
export type AlertList = z.infer<typeof alertListSchema>;
