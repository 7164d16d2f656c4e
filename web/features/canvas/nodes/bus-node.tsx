import { queueNames } from '@bulkhead/contracts/messages/topology';
import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { formatCount } from '../../../ui/format/figures.ts';
import { stateLooks } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Handles } from './handles.tsx';
import { PlaceButton } from './place-button.tsx';
import { StateWords } from './state-words.tsx';
import { depthOf, Tank } from './tank.tsx';

/** RabbitMQ: one rail, the exchange, from which a pipe per queue hangs above the service that reads it. */
export const BusNode = memo(function BusNode() {
  const status = useWorld((world) => world.components.rabbitmq.status);
  const isKnown = useWorld((world) => world.queues.known);
  const waiting = useWorld((world) => queueNames.reduce((sum, name) => sum + depthOf(world.queues.byName[name]), 0));
  const { tone } = stateLooks[status.state];
  return (
    <div className="bh-bus" data-state={status.state} data-tone={tone}>
      <PlaceButton id="rabbitmq" className="bh-bus-button">
        <span className="bh-bus-title">
          <b>rabbitmq</b>
          <span className="bh-sub bh-near">order.exchange</span>
          <span className="bh-state" data-tone={tone}>
            <StateMark state={status.state} /> <StateWords status={status} />
          </span>
          <span className="bh-bus-sum bh-near">
            {isKnown ? `${formatCount(waiting, 'message')} in queues` : 'depth unknown'}
          </span>
        </span>
      </PlaceButton>
      <Handles />
      <i className="bh-rail" />
      {queueNames.map((name) => (
        <Tank key={name} queue={name} />
      ))}
    </div>
  );
});
