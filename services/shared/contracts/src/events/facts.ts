import { z } from 'zod';
import { moneySchema, slugSchema, uuidSchema } from '../common.ts';
import { componentIds } from '../components.ts';
import { orderStatusSchema, paymentMethodSchema, strategySchema } from '../shop/orders.ts';
import { sagaStatusSchema, sagaStepNameSchema, stepStateSchema } from '../shop/saga.ts';
import { edgeSampleSchema, peerSchema, spanEndedSchema, spanStartedSchema } from './spans.ts';

/** What a service tells the lab, by kind. */
export const serviceFacts = {
  'span.started': spanStartedSchema,
  'span.ended': spanEndedSchema,
  /** Every 500 ms while there is traffic. `keptOneIn` > 1: single spans were thinned out by whole traces. */
  'edges.sampled': z.object({ periodMs: z.number(), keptOneIn: z.int().min(1), edges: z.array(edgeSampleSchema) }),
  'order.accepted': z.object({
    orderId: uuidSchema,
    customerId: slugSchema,
    customerName: z.string(),
    items: z.array(z.object({ productId: slugSchema, name: z.string(), quantity: z.int() })),
    total: moneySchema,
    paymentMethod: paymentMethodSchema,
    strategy: strategySchema,
    /** Which names and prices came from the order service's copies, and how old the oldest is. */
    fromCopy: z.object({ products: z.boolean(), customer: z.boolean(), ageMs: z.number() }).optional(),
  }),
  'order.changed': z.object({
    orderId: uuidSchema,
    status: orderStatusSchema,
    version: z.int(),
    reason: z.string().optional(),
  }),
  'saga.changed': z.object({
    orderId: uuidSchema,
    status: sagaStatusSchema,
    epoch: z.int(),
    steps: z.array(z.object({ name: sagaStepNameSchema, state: stepStateSchema, attempts: z.int() })),
  }),
  'breaker.changed': z.object({ peer: peerSchema, state: z.enum(['closed', 'open', 'half-open']) }),
  'consumer.changed': z.object({ queue: z.string(), state: z.enum(['running', 'paused']), why: z.string().optional() }),
  'database.changed': z.object({ state: z.enum(['available', 'unavailable']), why: z.string().optional() }),
  'broker.changed': z.object({ state: z.enum(['connected', 'disconnected', 'blocked']), why: z.string().optional() }),
  /** Rows in the outbox that the broker has not confirmed. Sent when it changes, at most every 500 ms. */
  'outbox.sampled': z.object({ waiting: z.int(), oldestMs: z.number().optional() }),
  /** Events of the write model that a projection has not seen. */
  'projection.sampled': z.object({ projection: z.string(), behind: z.int(), behindMs: z.number() }),
  /** A message that changed nothing, and why: the pattern at work. */
  'message.refused': z.object({
    messageId: z.string(),
    type: z.string(),
    queue: z.string(),
    why: z.enum(['duplicate', 'fenced', 'older-world', 'dead-lettered']),
    detail: z.string().max(500).optional(),
  }),
  'failpoint.hit': z.object({ name: z.string(), effect: z.enum(['crash', 'delay', 'error']) }),
} as const;

export const componentStates = [
  'absent', // never started in this run
  'preparing', // its data folder is being made
  'starting',
  'up', // a probe of the lab got an answer
  'unready', // it lives, but cannot do its work (a service whose database is away)
  'frozen', // SIGSTOP: connections open, no answer
  'stopping',
  'stopped', // asked to end, and ended
  'killed', // SIGKILL by the lab
  'crashed', // it ended without being asked
  'unknown',
] as const;
export const componentStateSchema = z.enum(componentStates);
export type ComponentState = z.infer<typeof componentStateSchema>;

export const componentIdSchema = z.enum(componentIds);

export const componentStatusSchema = z.object({
  id: componentIdSchema,
  state: componentStateSchema,
  /** When it came into this state, ms since 1970. */
  sinceMs: z.number(),
  /** Why, in plain words. */
  detail: z.string().optional(),
  pid: z.int().optional(),
  port: z.int().optional(),
  /** `MariaDB 10.11.19`, `RabbitMQ 3.10.8`, `Node 24.21.0`: asked of the server itself. */
  flavour: z.string().optional(),
});
export type ComponentStatus = z.infer<typeof componentStatusSchema>;

export const componentFigureSchema = z.object({
  id: componentIdSchema,
  cpuPercent: z.number(),
  /** Proportional set size where the system tells it, else resident. */
  memoryBytes: z.number(),
  connections: z.object({ used: z.int(), max: z.int() }).optional(),
});
export type ComponentFigure = z.infer<typeof componentFigureSchema>;

export const queueSampleSchema = z.object({ name: z.string(), ready: z.int(), unacked: z.int(), consumers: z.int() });
export type QueueSample = z.infer<typeof queueSampleSchema>;

export const verdictSchema = z.object({
  invariant: z.string(),
  title: z.string(),
  verdict: z.enum(['holds', 'violated', 'not-yet', 'unknown']),
  /** The smallest example that shows it, or what could not be read. */
  witness: z.string().optional(),
  /** not-yet: for how long it has not held. */
  sinceMs: z.number().optional(),
  checked: z.int(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const alertSchema = z.object({
  id: z.string(),
  severity: z.enum(['warning', 'critical']),
  title: z.string(),
  detail: z.string(),
  component: componentIdSchema.optional(),
  orderId: z.string().optional(),
});
export type Alert = z.infer<typeof alertSchema>;

export const recalledOrderSchema = z.object({
  orderId: uuidSchema,
  customerId: slugSchema,
  customerName: z.string(),
  itemCount: z.int(),
  total: moneySchema,
  paymentMethod: paymentMethodSchema,
  strategy: strategySchema,
  status: orderStatusSchema,
  version: z.int(),
  reason: z.string().optional(),
  placedAtMs: z.number(),
  /** Of an order that is under way. */
  saga: z
    .object({
      status: sagaStatusSchema,
      epoch: z.int(),
      steps: z.array(z.object({ name: sagaStepNameSchema, state: stepStateSchema, attempts: z.int() })),
    })
    .optional(),
});
export type RecalledOrder = z.infer<typeof recalledOrderSchema>;

/** What the lab itself tells, by kind. */
export const labFacts = {
  'run.started': z.object({
    driver: z.string(),
    topology: z.string(),
    version: z.string(),
    components: z.array(componentStatusSchema),
  }),
  'component.changed': componentStatusSchema,
  'figures.sampled': z.object({ figures: z.array(componentFigureSchema) }),
  /** null: the broker cannot be asked. */
  'queues.sampled': z.object({ queues: z.array(queueSampleSchema).nullable() }),
  /** A person (or a script) did something to a component. */
  'operator.acted': z.object({ verb: z.string(), target: z.string(), by: z.string().optional() }),
  'load.changed': z.object({ ordersPerSecond: z.number(), strategy: strategySchema }),
  'load.sampled': z.object({ accepted: z.int(), refused: z.int(), inFlight: z.int() }),
  'audit.finished': z.object({ verdicts: z.array(verdictSchema), tookMs: z.number() }),
  'alert.raised': alertSchema,
  'alert.cleared': z.object({ id: z.string() }),
  'source.connected': z.object({ id: componentIdSchema, instance: z.string() }),
  'source.lost': z.object({ id: componentIdSchema, instance: z.string() }),
  /** Events that a source had to drop, or that were lost with it. */
  'source.gap': z.object({ id: componentIdSchema, missed: z.int() }),
  /** Orders from before this life of the lab, as the order service knows them: news to the lab, not to the shop. */
  'orders.recalled': z.object({ orders: z.array(recalledOrderSchema).max(100) }),
  'reset.started': z.object({}),
  'reset.finished': z.object({ dataEpoch: z.int() }),
} as const;
