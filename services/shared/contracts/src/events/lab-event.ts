import { z } from 'zod';
import { componentIdSchema, type labFacts, serviceFacts } from './facts.ts';

type Facts = typeof serviceFacts & typeof labFacts;
export type EventKind = keyof Facts;
export type ServiceFactKind = keyof typeof serviceFacts;
export type LabFactKind = keyof typeof labFacts;
export type DataOf<K extends EventKind> = z.infer<Facts[K]>;

/** Everything that happens in the lab is one of these. `seq` counts up by one within a run. */
export interface LabEventOf<K extends EventKind> {
  runId: string;
  seq: number;
  /** ms since 1970, on the lab's clock: when the lab learned of it. */
  at: number;
  source: z.infer<typeof componentIdSchema>;
  kind: K;
  traceId?: string | undefined;
  orderId?: string | undefined;
  data: DataOf<K>;
}
export type LabEvent = { [K in EventKind]: LabEventOf<K> }[EventKind];

/** A fact on its way from a service to the lab. */
export interface ServiceFactOf<K extends ServiceFactKind> {
  kind: K;
  /** ms since 1970 on the source's clock. */
  at: number;
  traceId?: string | undefined;
  orderId?: string | undefined;
  data: DataOf<K>;
}
export type ServiceFact = { [K in ServiceFactKind]: ServiceFactOf<K> }[ServiceFactKind];

/** Made once: making a schema costs far more than reading a fact with it. */
const factEnvelopeSchema = z.object({
  kind: z.string(),
  at: z.number(),
  traceId: z.string().optional(),
  orderId: z.string().optional(),
  data: z.unknown(),
});

/** Reads one fact at the lab's border. Undefined when it is not one. */
export function parseServiceFact(value: unknown): ServiceFact | undefined {
  const envelope = factEnvelopeSchema.safeParse(value);
  if (!envelope.success || !Object.hasOwn(serviceFacts, envelope.data.kind)) return undefined;
  const kind = envelope.data.kind as ServiceFactKind; // the line above proved it
  const data = serviceFacts[kind].safeParse(envelope.data.data);
  // `data` was read by the schema that `kind` chose, which TypeScript cannot follow.
  return data.success ? ({ ...envelope.data, data: data.data } as ServiceFact) : undefined;
}

/** One batch from one source; `seq` is of its first fact, so that a gap is seen. */
export const telemetryBatchSchema = z.object({
  seq: z.int().min(0),
  dropped: z.int().min(0),
  facts: z.array(z.unknown()).max(2_000),
});
export type TelemetryBatch = { seq: number; dropped: number; facts: ServiceFact[] };

/** Shown by a source when it connects to `/telemetry`. */
export const telemetryHelloSchema = z.object({
  token: z.string(),
  source: componentIdSchema,
  instance: z.string().max(80),
  pid: z.int(),
});
export type TelemetryHello = z.infer<typeof telemetryHelloSchema>;
