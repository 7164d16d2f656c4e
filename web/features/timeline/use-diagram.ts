import { type RefObject, useEffect, useRef } from 'react';
import { useFeed } from '../../live/react.ts';
import { createDiagram, type Diagram, type DiagramState } from './diagram.ts';
import { firstView } from './maths/view.ts';

const liveEveryMs = 100;
const calmEveryMs = 1_000;
/** Drawing may take this share of the time, so that a busy lab does not make the page slow. */
const mostShare = 0.08;
/** While something happened so lately, now moves on smoothly; later once a second is enough. */
const livelyMs = 4_000;

export interface DiagramHandle {
  diagram: Diagram | null;
  state: DiagramState;
  /** Draws again soon, with what was changed in `state`. */
  redraw(): void;
}

/** A diagram on the canvas, drawn again when the past grows, when somebody does something, and as time passes. */
export function useDiagram(canvasRef: RefObject<HTMLCanvasElement | null>, onDrawn: () => void): DiagramHandle {
  const { past, onPast, nowMs } = useFeed();
  const handle = useRef<DiagramHandle>({
    diagram: null,
    state: { view: firstView, orderId: null, chosenSpanId: null, momentMs: null, hoverX: null, range: null },
    redraw: () => {},
  });
  const told = useRef(onDrawn);
  useEffect(() => {
    told.current = onDrawn;
  });

  useEffect(() => {
    const canvas = canvasRef.current;
    if (canvas === null) return;
    const diagram = createDiagram(canvas, past, nowMs);
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    let frame = 0;
    let drawnAtMs = 0;
    let pauseMs = liveEveryMs;
    let isDirty = true;

    function draw(): void {
      frame = 0;
      isDirty = false;
      const startedAt = performance.now();
      const { current } = handle;
      current.state.view = diagram.draw(current.state);
      drawnAtMs = performance.now();
      pauseMs = Math.max(calm.matches ? calmEveryMs : liveEveryMs, (drawnAtMs - startedAt) / mostShare);
      told.current();
    }

    function redraw(): void {
      if (frame === 0) frame = requestAnimationFrame(draw);
    }

    function tick(): void {
      if (document.visibilityState === 'hidden') return;
      const idleMs = nowMs() - (past.activity().at(-1)?.toMs ?? 0);
      const isFollowing = handle.current.state.view.fixed === null;
      const everyMs = isDirty || (isFollowing && idleMs < livelyMs) ? pauseMs : Math.max(pauseMs, calmEveryMs);
      if ((isDirty || isFollowing) && performance.now() - drawnAtMs >= everyMs) redraw();
    }

    const markDirty = () => {
      isDirty = true;
    };
    const timer = setInterval(tick, liveEveryMs);
    const sizes = new ResizeObserver(redraw);
    sizes.observe(canvas);
    const themes = new MutationObserver(() => {
      diagram.setTheme();
      redraw();
    });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    onPast.add(markDirty);
    handle.current.diagram = diagram;
    handle.current.redraw = redraw;
    redraw();
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      themes.disconnect();
      onPast.delete(markDirty);
      handle.current.diagram = null;
      handle.current.redraw = () => {};
    };
  }, [canvasRef, past, onPast, nowMs]);

  return handle.current;
}
