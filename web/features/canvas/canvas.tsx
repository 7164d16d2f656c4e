'use client';

import {
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react';
import { Maximize } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { WayEdge } from './edges/way-edge.tsx';
import { Legend } from './legend.tsx';
import { BusNode } from './nodes/bus-node.tsx';
import { CardProcessorNode } from './nodes/card-processor-node.tsx';
import { DatabaseNode } from './nodes/database-node.tsx';
import { HullNode } from './nodes/hull-node.tsx';
import { ServiceNode } from './nodes/service-node.tsx';
import { ShoppersNode } from './nodes/shoppers-node.tsx';
import { DotOverlay } from './overlay/dot-overlay.tsx';
import { placeEdges, placeNodes } from './places/graph.ts';
import { canvasSize } from './places/measures.ts';

const nodeTypes: NodeTypes = {
  hull: HullNode,
  shoppers: ShoppersNode,
  bus: BusNode,
  service: ServiceNode,
  database: DatabaseNode,
  'card-processor': CardProcessorNode,
};
const edgeTypes: EdgeTypes = { way: WayEdge };
const wholePicture = { x: 0, y: 0, ...canvasSize };
/** Below this, names are drawn large and figures are left out: they could not be read. */
const farZoom = 0.62;

function Picture() {
  const { fitBounds } = useReactFlow();
  const store = useStoreApi();
  const isFar = useStore((state) => state.transform[2] < farZoom);
  const size = useStore((state) => `${state.width}x${state.height}`);
  const wasMoved = useRef(false);

  const fitPicture = useCallback(() => {
    wasMoved.current = false;
    void fitBounds(wholePicture, { padding: 0.015 });
  }, [fitBounds]);

  // Another size of the window fits the picture again, unless the person has chosen a view of their own.
  useEffect(() => {
    if (size !== '0x0' && !wasMoved.current) fitPicture();
  }, [size, fitPicture]);

  return (
    <div className="bh-canvas" data-far={isFar}>
      <ReactFlow
        nodes={placeNodes}
        edges={placeEdges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        // On a phone the page scrolls over the picture; two fingers zoom it.
        preventScrolling={false}
        zoomOnScroll={false}
        minZoom={0.3}
        maxZoom={2.5}
        onMoveStart={(event) => {
          if (event !== null) wasMoved.current = true;
        }}
        proOptions={{ hideAttribution: true }}
        onInit={() => store.getState().width > 0 && fitPicture()}
      >
        <DotOverlay />
      </ReactFlow>
      <button type="button" className="bh-fit" onClick={fitPicture} aria-label="Fit the whole picture">
        <Maximize size={15} aria-hidden="true" />
      </button>
      <Legend />
    </div>
  );
}

/** The system, live: fixed places, one dot for one real request or message. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Picture />
    </ReactFlowProvider>
  );
}
