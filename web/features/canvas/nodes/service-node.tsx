import { components, type ServiceId } from '@bulkhead/contracts/components';
import { memo } from 'react';
import { useSeconds, useWorld } from '../../../live/react.ts';
import { formatRate } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';
import { stateLooks, stateText } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Handles } from './handles.tsx';
import { PlaceButton } from './place-button.tsx';
import { figuresOf } from './service-figures.ts';
import { noteOf } from './service-note.ts';

/** A service: its state, what it handles, and the one thing that is wrong with it. */
export const ServiceNode = memo(function ServiceNode({ data }: { data: { service: ServiceId } }) {
  const { service } = data;
  const view = useWorld((world) => world.components[service]);
  const edges = useWorld((world) => world.edges);
  const nowMs = useSeconds();
  const { state, sinceMs, port } = view.status;
  const { tone } = stateLooks[state];
  const figures = figuresOf(edges, service, nowMs);
  const note = noteOf(
    view,
    Object.values(edges).filter((edge) => edge.from === service && edge.breaker === 'open'),
  );
  const isPaused = Object.keys(view.pausedConsumers).length > 0;
  return (
    <PlaceButton id={service} className="bh-card bh-service">
      <Handles />
      <span className="bh-title">
        <b className="bh-near">{service}</b>
        <b className="bh-far">{service.replace('-service', '')}</b>
        <StateMark state={isPaused && state === 'up' ? 'unready' : state} />
      </span>
      <span className="bh-sub" data-tone={tone}>
        :{port ?? components[service].port} · {stateText(state, sinceMs, nowMs)}
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
    </PlaceButton>
  );
});
