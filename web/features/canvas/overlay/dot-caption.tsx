import type { Dot } from '../../../live/choreographer/dot.ts';
import { shortId } from '../../../ui/format/figures.ts';

/** What the dot under the pointer is, and of which order. `x`, `y` from the overlay's corner. */
export function DotCaption({ dot, x, y }: { dot: Dot; x: number; y: number }) {
  return (
    <div className="bh-dot-caption" style={{ left: x, top: y }}>
      <bdi>{dot.what}</bdi>
      {dot.orderId && <span> · order {shortId(dot.orderId)}</span>}
    </div>
  );
}
