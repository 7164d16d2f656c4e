'use client';

import { type EdgeTypes, type NodeTypes, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react';
import { useCallback, useId, useRef, useState } from 'react';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { BreakerMarks } from './edges/breaker-marks.tsx';
import { WayEdge } from './edges/way-edge.tsx';
import { WayFigures } from './edges/way-figures.tsx';
import { usePictureKeys } from './keyboard/use-picture-keys.ts';
import { Legend } from './legend.tsx';
import { BusNode } from './nodes/bus-node.tsx';
import { CardProcessorNode } from './nodes/card-processor-node.tsx';
import { DatabaseNode } from './nodes/database-node.tsx';
import { HullNode } from './nodes/hull-node.tsx';
import { ServiceNode } from './nodes/service-node.tsx';
import { ShoppersNode } from './nodes/shoppers-node.tsx';
import { DotOverlay } from './overlay/dot-overlay.tsx';
import { placeEdges, placeNodes } from './places/graph.ts';
import { PictureTools } from './view/picture-tools.tsx';
import { SystemTable } from './view/table.ts';
import { useView } from './view/use-view.ts';

const nodeTypes: NodeTypes = {
  hull: HullNode,
  shoppers: ShoppersNode,
  bus: BusNode,
  service: ServiceNode,
  database: DatabaseNode,
  'card-processor': CardProcessorNode,
};
const edgeTypes: EdgeTypes = { way: WayEdge };
/** Below this, names are drawn large and figures are left out: they could not be read. */
const farZoom = 0.62;
/** From here on there is room for every figure. */
const nearZoom = 1.3;

function Picture() {
  const root = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const isFar = useStore((state) => state.transform[2] < farZoom);
  const isNear = useStore((state) => state.transform[2] > nearZoom);
  const { fit, settle, moved, zoomBy } = useView();
  const { spoken, hush, focusCurrent } = usePictureKeys(root);
  const [figures, setFigures] = useState(false);
  const toggleFigures = useCallback(() => setFigures((isOn) => !isOn), []);
  const [table, setTable] = useState(false);

  function toggleTable(): void {
    setTable(!table);
    // Where the focus was is about to leave the page.
    if (table && document.activeElement?.closest('.bh-system-table')) requestAnimationFrame(focusCurrent);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the picture is no set of fields
    <div
      ref={root}
      className="bh-canvas"
      data-far={isFar}
      data-table={table}
      role="group"
      aria-label="Places and ways"
      aria-describedby={keysId}
      onBlur={hush}
    >
      <p id={keysId} className="sr-only">
        Arrow keys go from place to place, Enter opens one. W goes along the ways of a place, Escape back to it.
      </p>
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
        onMoveEnd={(event) => {
          if (event !== null) moved();
        }}
        proOptions={{ hideAttribution: true }}
        onInit={settle}
      >
        {(figures || isNear) && !isFar && <WayFigures />}
        <BreakerMarks />
        <DotOverlay />
      </ReactFlow>
      <PictureTools
        figures={figures}
        table={table}
        onFigures={toggleFigures}
        onTable={toggleTable}
        onFit={fit}
        onZoom={zoomBy}
      />
      {table && (
        <div className="bh-table-place">
          <PanelBoundary name="The table">
            <SystemTable />
          </PanelBoundary>
        </div>
      )}
      <div role="status" className="bh-spoken">
        {spoken}
      </div>
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
