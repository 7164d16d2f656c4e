import type { OnNotificationFailure, SagaStatus, SagaStepName, StepState } from '@bulkhead/contracts';

export interface StepProgress {
  name: SagaStepName;
  state: StepState;
  /** Of the command that is or was awaited. Sending it again keeps the id; a new try of the step gets a new one. */
  commandId?: string;
  attempts: number;
  changedAt: string;
}

export interface SagaState {
  status: SagaStatus;
  /** Raised when the direction turns: replies of an older epoch change nothing. */
  epoch: number;
  onNotificationFailure: OnNotificationFailure;
  reason?: string;
  /** What a stuck saga was doing. */
  stuckWhile?: 'RUNNING' | 'COMPENSATING';
  steps: StepProgress[];
}
