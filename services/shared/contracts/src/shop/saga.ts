import { z } from 'zod';
import { instantSchema, uuidSchema } from '../common.ts';
import { onNotificationFailureSchema, strategySchema } from './orders.ts';

export const sagaStepNames = ['create-order', 'reserve-inventory', 'process-payment', 'send-notification'] as const;
export const sagaStepNameSchema = z.enum(sagaStepNames);
export type SagaStepName = z.infer<typeof sagaStepNameSchema>;

/** compensatable: can be undone · pivot: after it there is no way back · retriable: will succeed in the end. */
export const stepKindSchema = z.enum(['compensatable', 'pivot', 'retriable']);
export type StepKind = z.infer<typeof stepKindSchema>;

/** `undo` is registered together with `asked`, before the action is commanded. */
export const stepStates = ['waiting', 'asked', 'done', 'failed', 'undo-asked', 'undone', 'skipped'] as const;
export const stepStateSchema = z.enum(stepStates);
export type StepState = z.infer<typeof stepStateSchema>;

export const sagaStatuses = ['RUNNING', 'COMPENSATING', 'COMPLETED', 'COMPENSATED', 'STUCK'] as const;
export const sagaStatusSchema = z.enum(sagaStatuses);
export type SagaStatus = z.infer<typeof sagaStatusSchema>;

export const sagaStepSchema = z.object({
  name: sagaStepNameSchema,
  kind: stepKindSchema,
  action: z.string(),
  undo: z.string().optional(),
  state: stepStateSchema,
  commandId: uuidSchema.optional(),
  /** How often the current command was sent. */
  attempts: z.int(),
  changedAt: instantSchema.optional(),
});
export type SagaStep = z.infer<typeof sagaStepSchema>;

export const sagaSchema = z.object({
  orderId: uuidSchema,
  strategy: strategySchema,
  status: sagaStatusSchema,
  epoch: z.int(),
  onNotificationFailure: onNotificationFailureSchema,
  reason: z.string().optional(),
  steps: z.array(sagaStepSchema),
  /** When the next command is sent again if no reply comes. */
  nextAttemptAt: instantSchema.optional(),
});
export type Saga = z.infer<typeof sagaSchema>;
