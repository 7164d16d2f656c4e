import { type ComponentId, components, serviceIds } from '@bulkhead/contracts/components';
import { useShownMs, useWorld } from '../../live/react.ts';
import { stateText } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ChoiceRow, PlainTable } from './plain-table.tsx';

const ids: readonly ComponentId[] = [
  'rabbitmq',
  ...serviceIds,
  ...serviceIds.flatMap((id) => components[id].database ?? []),
  'card-processor',
];

export function ComponentsTable() {
  return (
    <PlainTable caption="Components" columns={['Component', 'State', 'Port', 'Connections', 'Orders that wait']}>
      {ids.map((id) => (
        <Row key={id} id={id} />
      ))}
    </PlainTable>
  );
}

function Row({ id }: { id: ComponentId }) {
  const { status, figures, waitingOrders, pausedConsumers } = useWorld((world) => world.components[id]);
  const nowMs = useShownMs();
  const { connections } = figures ?? {};
  const isPaused = status.state === 'up' && Object.keys(pausedConsumers).length > 0;
  return (
    <ChoiceRow
      selection={{ kind: 'component', id }}
      name={id}
      cells={[
        <span key="state" className="inline-flex items-center gap-1.5">
          <StateMark state={status.state} /> {stateText(status.state, status.sinceMs, nowMs)}
          {isPaused && ', stopped reading'}
        </span>,
        status.port ?? components[id].port,
        connections ? `${connections.used} of ${connections.max}` : '–',
        waitingOrders,
      ]}
    />
  );
}
