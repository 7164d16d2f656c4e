import { memo } from 'react';
import { useSeconds, useWorld } from '../../../live/react.ts';
import { stateLooks, stateText } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Handles } from './handles.tsx';
import { PlaceButton } from './place-button.tsx';

/** The outside company that charges cards: not part of the ship, so it has no hull. */
export const CardProcessorNode = memo(function CardProcessorNode() {
  const status = useWorld((world) => world.components['card-processor'].status);
  const nowMs = useSeconds();
  const { tone } = stateLooks[status.state];
  return (
    <PlaceButton id="card-processor" className="bh-card bh-outside">
      <Handles />
      <span className="bh-title">
        <b>card-processor</b>
        <StateMark state={status.state} />
      </span>
      <span className="bh-sub" data-tone={tone}>
        {tone === 'ok' && 'outside company · '}
        {stateText(status.state, status.sinceMs, nowMs)}
      </span>
    </PlaceButton>
  );
});
