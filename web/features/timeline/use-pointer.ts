import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { PastSpan } from '../../live/history/span.ts';
import { rulerPx } from './maths/lanes.ts';
import { panned, zoomed } from './maths/view.ts';
import type { DiagramHandle } from './use-diagram.ts';

interface Doings {
  onMoment: (ms: number) => void;
  onSpan: (spanId: string) => void;
  /** The range has changed. */
  onChange: () => void;
}

export interface Hovered {
  readonly ms: number;
  readonly span: PastSpan | undefined;
}

/** Less is a click with an unsteady hand. */
const dragPx = 4;

/** What the pointer does on the diagram: point, look at a moment, choose a line, drag a range; the wheel zooms and pans. */
export function usePointer(handle: DiagramHandle, { onMoment, onSpan, onChange }: Doings) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const drag = useRef<{ x: number; isRuler: boolean; isDragging: boolean } | null>(null);
  const { state } = handle;

  function place({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return;
      const { x, y } = place(event);
      drag.current = { x, isRuler: y < rulerPx, isDragging: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      const { x, y } = place(event);
      const scale = handle.diagram?.scale();
      if (!scale) return;
      const held = drag.current;
      state.hoverX = x;
      setHovered({ ms: scale.msAt(x), span: handle.diagram?.lineAt(x, y)?.span });
      if (held !== null && Math.abs(x - held.x) > dragPx) held.isDragging = true;
      if (held?.isDragging && held.isRuler) onMoment(scale.msAt(x));
      else if (held?.isDragging) {
        const [from, to] = [Math.min(x, held.x), Math.max(x, held.x)];
        // A range stays where it is while time goes on.
        if (state.view.fixed === null) state.view = { ...state.view, fixed: { ms: scale.msAt(held.x), x: held.x } };
        state.range = { fromMs: scale.msAt(from), toMs: scale.msAt(to) };
        onChange();
      }
      handle.redraw();
    },
    onPointerUp(event: PointerEvent<HTMLCanvasElement>) {
      const held = drag.current;
      drag.current = null;
      const scale = handle.diagram?.scale();
      if (held === null || held.isDragging || !scale) return;
      const { x, y } = place(event);
      const line = held.isRuler ? undefined : handle.diagram?.lineAt(x, y);
      if (line !== undefined) onSpan(line.span.event.data.spanId);
      else onMoment(scale.msAt(x));
    },
    onPointerLeave() {
      state.hoverX = null;
      setHovered(null);
      handle.redraw();
    },
    onPointerCancel() {
      drag.current = null;
    },
  };

  // React's own wheel listener is passive, and a zoom must keep the page from zooming.
  const latest = useRef({ handle, onChange });
  useEffect(() => {
    latest.current = { handle, onChange };
  });
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      const { current } = latest;
      const scale = current.handle.diagram?.scale();
      const { target } = event;
      const isOurs = target instanceof HTMLCanvasElement && target.closest('[data-timeline-cursor]') !== null;
      if (!scale || !isOurs) return;
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        current.handle.state.view = zoomed(current.handle.state.view, scale, event.offsetX, 1.0015 ** event.deltaY);
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        event.preventDefault();
        current.handle.state.view = panned(current.handle.state.view, scale, -sideways);
      } else return;
      current.handle.redraw();
      current.onChange();
    };
    addEventListener('wheel', onWheel, { passive: false });
    return () => removeEventListener('wheel', onWheel);
  }, []);

  return { hovered, handlers };
}
