import { z } from 'zod';
import { instantSchema, uuidSchema } from '../common.ts';

/** Fences a command and its reply: an answer to an older command or an older epoch of the saga changes nothing. */
export const fenceSchema = z.object({ commandId: uuidSchema, sagaEpoch: z.int().min(0) });
export type Fence = z.infer<typeof fenceSchema>;

export const envelopeFields = {
  /** UUIDv7. The inbox refuses one that it has seen. */
  id: uuidSchema,
  version: z.literal(1),
  occurredAt: instantSchema,
  /** The order (or the product, customer) that this is about. */
  correlationId: z.string().min(1).max(64),
  /** The message or request that caused this one. */
  causationId: z.string().max(64).optional(),
  commandId: uuidSchema.optional(),
  sagaEpoch: z.int().min(0).optional(),
  /** Raised by a reset or a topology switch; messages of an older world are refused. */
  dataEpoch: z.int().min(0),
};
