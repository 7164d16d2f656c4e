import type { Saga, SagaStep } from '@bulkhead/contracts';
import type { SagaView } from '@bulkhead/world';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatCount } from '../../ui/format/figures.ts';
import { stepLooks } from '../../ui/order-look.ts';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';

type StepShown = Pick<SagaStep, 'name' | 'state' | 'attempts'> & Partial<Pick<SagaStep, 'kind' | 'undo' | 'action'>>;

/** The live states win; what does not change (kind, undo) is read once from the order service. */
function merge(live: SagaView | null, saga: Saga | undefined): StepShown[] {
  if (live === null) return saga?.steps ?? [];
  return live.steps.map((step) => ({ ...saga?.steps.find(({ name }) => name === step.name), ...step }));
}

function undoText(step: StepShown): string | null {
  if (step.undo === undefined) return null;
  if (step.state === 'undone') return `${step.undo}: done`;
  if (step.state === 'undo-asked') return `${step.undo}: asked`;
  if (step.state === 'failed') return `${step.undo}: not needed`;
  return step.state === 'waiting' ? step.undo : `${step.undo}: ready`;
}

export function OrderSteps({ live, saga }: { live: SagaView | null; saga: UseQueryResult<Saga> }) {
  const steps = merge(live, saga.data);
  const status = live?.status ?? saga.data?.status;
  return (
    <Section title="Saga" side={status && <span className="text-xs text-mute">{status.toLowerCase()}</span>}>
      {steps.length === 0 &&
        (saga.error ? <Trouble error={saga.error} onRetry={() => void saga.refetch()} /> : <Skeleton lines={4} />)}
      <ol className="grid">
        {steps.map((step, i) => {
          const { sign, word, className } = stepLooks[step.state];
          const undo = undoText(step);
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
                  {step.kind}
                  {undo && ` · undo ◀ ${undo}`}
                </span>
                {step.attempts > 1 && <span className="text-undo">{formatCount(step.attempts, 'attempt')}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
