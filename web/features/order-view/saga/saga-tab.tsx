import type { SagaView } from '@bulkhead/world';
import type { useOrderDetails } from '../../../data/shop.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { Empty, Section, Skeleton, Trouble } from '../../../ui/section.tsx';
import { OrderOutside } from './order-outside.tsx';
import { OrderSteps } from './order-steps.tsx';
import { SagaTrack } from './saga-track.tsx';
import { stepsShown } from './undo-text.ts';

interface SagaTabProps {
  live: SagaView | null;
  /** A past moment is shown: how far the saga is now must not be taken for how far it was. */
  isPast: boolean;
  details: ReturnType<typeof useOrderDetails>;
}

/** How far the order is: forward, or back. */
export function SagaTab({ live, isPast, details: { saga, payments, notifications } }: SagaTabProps) {
  const isUnknown = isPast && live === null;
  const steps = isUnknown ? [] : stepsShown(live, saga.data);
  const status = live?.status ?? (isPast ? undefined : saga.data?.status);
  const nextAttemptAt = saga.data?.nextAttemptAt;
  return (
    <div className="grid gap-5">
      <Section
        title="Saga"
        side={
          status && (
            <span className="text-xs text-mute">
              {status.toLowerCase()} · epoch {live?.epoch ?? saga.data?.epoch}
            </span>
          )
        }
      >
        {isUnknown && <Empty>Nothing was told of its saga up to this moment.</Empty>}
        {steps.length === 0 &&
          !isUnknown &&
          (saga.error ? <Trouble error={saga.error} onRetry={() => void saga.refetch()} /> : <Skeleton lines={4} />)}
        {steps.length > 0 && <SagaTrack steps={steps} />}
        <OrderSteps steps={steps} />
        {!isPast && nextAttemptAt && (status === 'RUNNING' || status === 'COMPENSATING') && (
          <p className="text-xs text-mute">
            When no answer comes, it asks again at{' '}
            <span className="figures">{formatClock(Date.parse(nextAttemptAt))}</span>.
          </p>
        )}
      </Section>
      <OrderOutside payments={payments} notifications={notifications} />
    </div>
  );
}
