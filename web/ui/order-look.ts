import type { OrderStatus, StepState } from '@bulkhead/contracts';

export const orderLooks: Record<OrderStatus, { sign: string; word: string; className: string }> = {
  PENDING: { sign: '○', word: 'pending', className: 'text-command' },
  CONFIRMED: { sign: '✓', word: 'confirmed', className: 'text-ok' },
  CANCELLING: { sign: '◀', word: 'undoing', className: 'text-undo' },
  CANCELLED: { sign: '◀', word: 'cancelled', className: 'text-undo' },
  STUCK: { sign: '✕', word: 'stuck', className: 'text-bad' },
};

export const stepLooks: Record<StepState, { sign: string; word: string; className: string }> = {
  waiting: { sign: '·', word: 'not yet', className: 'text-mute' },
  asked: { sign: '○', word: 'waits for the answer', className: 'text-command' },
  done: { sign: '✓', word: 'done', className: 'text-ok' },
  failed: { sign: '✕', word: 'failed', className: 'text-bad' },
  'undo-asked': { sign: '◀', word: 'undo asked', className: 'text-undo' },
  undone: { sign: '◀', word: 'undone', className: 'text-undo' },
  skipped: { sign: '–', word: 'left out', className: 'text-mute' },
};
