'use client';

import type { ComponentConnections, ComponentId } from '@bulkhead/contracts';
import { Empty } from '../../../ui/section.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { NowNote } from '../parts/now-note.tsx';
import { useInspect } from '../parts/use-inspect.ts';
import { BrokerConnections } from './broker-connections.tsx';
import { DatabaseConnections } from './database-connections.tsx';
import { Pools } from './pools.tsx';

const everyMs = 2_000;

/** Who hangs on a component, and what a service's pool looks like. Read again every two seconds while it is shown. */
export function Connections({ id }: { id: ComponentId }) {
  const connections = useInspect<ComponentConnections>(id, 'connections', everyMs);
  return (
    <>
      <NowNote />
      <Loaded of={connections}>{(answer) => <Shown answer={answer} />}</Loaded>
    </>
  );
}

function Shown({ answer }: { answer: ComponentConnections }) {
  switch (answer.kind) {
    case 'database':
      return <DatabaseConnections answer={answer} />;
    case 'service':
      return <Pools pools={answer.pools} />;
    case 'broker':
      return <BrokerConnections connections={answer.connections} />;
    case 'none':
      return <Empty>{answer.why}</Empty>;
    default:
      return answer satisfies never;
  }
}
