import { formatCount } from '../../../ui/format/figures.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { stepLooks } from '../../../ui/order-look.ts';
import { type StepShown, undoState } from './undo-text.ts';

/** Each step: what it does, how far it is, since when, and what takes it back. */
export function OrderSteps({ steps }: { steps: readonly StepShown[] }) {
  return (
    <ol className="grid" aria-label="Steps of the saga">
      {steps.map((step, i) => {
        const { sign, word, className } = stepLooks[step.state];
        const undo = undoState(step);
        return (
          <li
            key={step.name}
            className="grid grid-cols-[16px_1fr_auto] gap-x-2 border-t border-line py-1.5 first:border-0"
          >
            <span className="figures text-mute">{i + 1}</span>
            <span>{step.name.replace('-', ' ')}</span>
            <span className={`text-right font-semibold ${className}`}>
              {sign} {word}
            </span>
            <span className="col-start-2 col-end-4 flex flex-wrap justify-between gap-x-3 text-xs text-mute">
              <span>
                {[step.kind, step.action].filter(Boolean).join(' · ')}
                {step.attempts > 1 && <span className="text-undo"> · {formatCount(step.attempts, 'attempt')}</span>}
              </span>
              {step.changedAt && <time className="figures">{formatClock(Date.parse(step.changedAt))}</time>}
              {undo && (
                <span className={`w-full ${undo.isUndoing ? 'text-undo' : ''}`}>
                  ◀ undo {step.undo}: {undo.word}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
