import { stepLooks } from '../../../ui/order-look.ts';
import { type StepShown, undoState } from './undo-text.ts';

const looks: Record<StepShown['state'], string> = {
  waiting: 'off',
  asked: 'now',
  done: 'done',
  failed: 'bad',
  'undo-asked': 'done',
  undone: 'done',
  skipped: 'off',
};

/** Short enough for a panel; the list below has the names. */
const words: Record<StepShown['name'], { forward: string; back: string }> = {
  'create-order': { forward: 'Create', back: 'Cancel' },
  'reserve-inventory': { forward: 'Reserve', back: 'Release' },
  'process-payment': { forward: 'Pay', back: 'Refund' },
  'send-notification': { forward: 'Notify', back: 'no undo' },
};

/** The saga at a glance: its steps forward, and below each what takes it back. The list beside it says the same. */
export function SagaTrack({ steps }: { steps: readonly StepShown[] }) {
  return (
    <div className="bh-saga" aria-hidden="true">
      {steps.map((step) => {
        const wasDone = step.state === 'undone' || step.state === 'undo-asked';
        const { sign, word, className } = stepLooks[wasDone ? 'done' : step.state];
        return (
          <div key={step.name} className="bh-saga-box" data-way="forward" data-look={looks[step.state]}>
            <b className="font-semibold">{words[step.name].forward}</b>
            <span className={className}>
              {sign} {step.state === 'asked' ? 'asked' : word}
            </span>
          </div>
        );
      })}
      {steps.map((step) => {
        const undo = undoState(step);
        return (
          <div key={step.name} className="bh-saga-box" data-way="back" data-look={undo?.isUndoing ? 'undo' : 'off'}>
            <span className={undo?.isUndoing ? 'font-semibold text-undo' : ''}>
              {step.undo ? words[step.name].back : 'no undo'}
            </span>
            {undo && <span className={undo.isUndoing ? 'text-undo' : ''}>◀ {undo.word}</span>}
          </div>
        );
      })}
    </div>
  );
}
