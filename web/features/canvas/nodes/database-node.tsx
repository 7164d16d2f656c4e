import { components, type ServiceId } from '@bulkhead/contracts/components';
import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { stateLooks } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { databaseBox, databaseOf } from '../places/measures.ts';
import { Handles } from './handles.tsx';
import { PlaceButton } from './place-button.tsx';
import { StateWords } from './state-words.tsx';

const { width, height } = databaseBox('order-service');
const rim = 13;
const body = `M1,${rim} V${height - rim} a${width / 2 - 1},${rim - 1} 0 0 0 ${width - 2},0 V${rim}`;

/** A database server. Dead: hatched and dashed, with the word and since when. */
export const DatabaseNode = memo(function DatabaseNode({ data }: { data: { service: ServiceId } }) {
  const id = databaseOf(data.service);
  const status = useWorld((world) => world.components[id].status);
  const connections = useWorld((world) => world.components[id].figures?.connections);
  const { tone } = stateLooks[status.state];
  return (
    <PlaceButton id={id} className="bh-database">
      <Handles />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={`${body} a${width / 2 - 1},${rim - 1} 0 0 0 -${width - 2},0`} className="bh-cylinder" />
        <path d={`${body} a${width / 2 - 1},${rim - 1} 0 0 0 -${width - 2},0`} className="bh-hatch" />
        <ellipse cx={width / 2} cy={rim} rx={width / 2 - 1} ry={rim - 1} className="bh-cylinder" />
      </svg>
      <span className="bh-cylinder-text">
        <b className="bh-near">{id}</b>
        <span className="bh-sub">
          :{status.port ?? components[id].port}
          {connections && ` · ${connections.used}/${connections.max} conn`}
        </span>
        <span className="bh-state" data-tone={tone}>
          <StateMark state={status.state} /> <StateWords status={status} />
        </span>
      </span>
    </PlaceButton>
  );
});
