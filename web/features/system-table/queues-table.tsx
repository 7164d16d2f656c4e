import { deadLetterQueue, type QueueName, queueNames, queues } from '@bulkhead/contracts/messages/topology';
import { useWorld } from '../../live/react.ts';
import { ChoiceRow, PlainTable } from './plain-table.tsx';

export function QueuesTable() {
  return (
    <PlainTable caption="Queues" columns={['Queue', 'Read by', 'Wait', 'In hand', 'Dead letters']}>
      {queueNames.map((name) => (
        <Row key={name} name={name} />
      ))}
    </PlainTable>
  );
}

function Row({ name }: { name: QueueName }) {
  const view = useWorld((world) => (world.queues.known ? world.queues.byName[name] : undefined));
  const dead = useWorld((world) =>
    world.queues.known ? (world.queues.byName[deadLetterQueue(name)]?.ready ?? 0) : undefined,
  );
  const { consumer } = queues[name];
  const isPaused = useWorld((world) => world.components[consumer].pausedConsumers[name] !== undefined);
  return (
    <ChoiceRow
      // The broker's inspector lists its queues.
      selection={{ kind: 'component', id: 'rabbitmq' }}
      name={name}
      cells={[
        `${consumer}${isPaused ? ', which has stopped reading' : ''}`,
        view?.ready ?? 'unknown',
        view?.unacked ?? 'unknown',
        dead ?? 'unknown',
      ]}
    />
  );
}
