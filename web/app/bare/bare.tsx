'use client';

import { ReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { io } from 'socket.io-client';

const nodes = [{ id: 'one', position: { x: 0, y: 0 }, data: { label: 'One' } }];

/** The least that draws a node and listens to the lab: what `npm run bench:web` measures the lab's page against. */
export function Bare({ labAddress }: { labAddress: string }) {
  useEffect(() => {
    const socket = io(`${labAddress}/live`, { transports: ['websocket'] });
    return () => void socket.disconnect();
  }, [labAddress]);
  return (
    <div style={{ height: '100vh' }}>
      <ReactFlow nodes={nodes} fitView />
    </div>
  );
}
