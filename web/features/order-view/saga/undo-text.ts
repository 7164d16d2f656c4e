import type { Saga, SagaStep } from '@bulkhead/contracts';
import type { SagaView } from '@bulkhead/world';

export type StepShown = Pick<SagaStep, 'name' | 'state' | 'attempts'> &
  Partial<Pick<SagaStep, 'kind' | 'undo' | 'action' | 'changedAt'>>;

/** The live states win; what does not change (kind, undo) is read once from the order service. */
export function stepsShown(live: SagaView | null, saga: Saga | undefined): StepShown[] {
  if (live === null) return saga?.steps ?? [];
  return live.steps.map((step) => {
    const stored = saga?.steps.find(({ name }) => name === step.name);
    const { changedAt, ...rest } = { ...stored, ...step };
    // When it changed is known of the state that was read only.
    return stored?.state === step.state && changedAt !== undefined ? { ...rest, changedAt } : rest;
  });
}

/** How far a step's undo is, in words; null when it has none. */
export function undoState({ state, undo }: StepShown): { word: string; isUndoing: boolean } | null {
  if (undo === undefined) return null;
  switch (state) {
    case 'undone':
      return { word: 'done', isUndoing: true };
    case 'undo-asked':
      return { word: 'asked', isUndoing: true };
    case 'failed':
    case 'skipped':
      return { word: 'not needed', isUndoing: false };
    case 'waiting':
      return { word: 'not yet', isUndoing: false };
    case 'asked':
    case 'done':
      return { word: 'ready', isUndoing: false };
    default:
      return state satisfies never;
  }
}
