import { Handle, Position } from '@xyflow/react';

/** React Flow draws an edge only between handles; ours have their own ways, so these are never seen. */
export function Handles() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} className="bh-handle" />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="bh-handle" />
    </>
  );
}
