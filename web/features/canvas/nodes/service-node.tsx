import { components, type ServiceId } from '@bulkhead/contracts/components';
import { memo } from 'react';
import { useSeconds, useWorld } from '../../../live/react.ts';
import { formatCount, formatRate } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { stateLooks } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Handles } from './handles.tsx';
import { PlaceButton } from './place-button.tsx';
import { figuresOf } from './service-figures.ts';
import { noteOf, openBreakerOf } from './service-note.ts';
import { stalledOrders } from './stalled-orders.ts';
import { StateWords } from './state-words.tsx';

/** A service: its state, what it handles, and the one thing that is wrong with it. */
export const ServiceNode = memo(function ServiceNode({ data }: { data: { service: ServiceId } }) {
  const { service } = data;
  const view = useWorld((world) => world.components[service]);
  const waiting = useWorld((world) => stalledOrders(world, service));
  const nowMs = useSeconds();
  // Single figures, not all ways: a sample of another service must not draw this one again.
  const handled = useWorld((world) => figuresOf(world.edges, service, nowMs)?.handledPerSecond);
  const p95 = useWorld((world) => figuresOf(world.edges, service, nowMs)?.p95Ms);
  const openBreaker = useWorld((world) => openBreakerOf(world, service));
  const { state, port } = view.status;
  const { tone } = stateLooks[state];
  const note = noteOf(view, openBreaker);
  const isPaused = Object.keys(view.pausedConsumers).length > 0;
  return (
    <PlaceButton
      id={service}
      className="bh-card bh-service"
      detail={[note?.text, waiting > 0 && `${formatCount(waiting, 'order')} wait`].filter(Boolean).join(', ')}
    >
      <Handles />
      <span className="bh-title">
        <b className="bh-near">{service}</b>
        <b className="bh-far">{service.replace('-service', '')}</b>
      </span>
      <span className="bh-state" data-tone={tone}>
        <StateMark state={isPaused && state === 'up' ? 'unready' : state} />
        {tone === 'ok' && <span className="bh-near">:{port ?? components[service].port} ·</span>}
        <StateWords status={view.status} />
      </span>
      <span className="bh-figures">
        <span>
          <b>{handled === undefined ? '–' : `${formatRate(handled)}/s`}</b> handled
        </span>
        <span>
          <b>{p95 === undefined ? '–' : formatDuration(p95)}</b> p95
        </span>
      </span>
      <span className="bh-note" data-tone={note?.tone}>
        {note?.text}
      </span>
      {waiting > 0 && (
        <span className="bh-waiting">
          <b>{formatCount(waiting, 'order')}</b> {waiting === 1 ? 'waits' : 'wait'}
        </span>
      )}
    </PlaceButton>
  );
});
