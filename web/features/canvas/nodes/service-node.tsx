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
import { noteOf } from './service-note.ts';
import { stalledOrders } from './stalled-orders.ts';
import { StateWords } from './state-words.tsx';

/** A service: its state, what it handles, and the one thing that is wrong with it. */
export const ServiceNode = memo(function ServiceNode({ data }: { data: { service: ServiceId } }) {
  const { service } = data;
  const view = useWorld((world) => world.components[service]);
  const waiting = useWorld((world) => stalledOrders(world, service));
  const edges = useWorld((world) => world.edges);
  const nowMs = useSeconds();
  const { state, port } = view.status;
  const { tone } = stateLooks[state];
  const figures = figuresOf(edges, service, nowMs);
  const note = noteOf(
    view,
    Object.values(edges).filter((edge) => edge.from === service && edge.breaker === 'open'),
  );
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
          <b>{figures ? `${formatRate(figures.handledPerSecond)}/s` : '–'}</b> handled
        </span>
        <span>
          <b>{figures ? formatDuration(figures.p95Ms) : '–'}</b> p95
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
