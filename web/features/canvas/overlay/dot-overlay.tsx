import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { Dot } from '../../../live/choreographer/dot.ts';
import { useFeed, useLookBack, useUi, useUiActions } from '../../../live/react.ts';
import { samplePath } from '../places/path.ts';
import { routes } from '../places/routes.ts';
import { DotCaption } from './dot-caption.tsx';
import { followPointer } from './dot-pointer.ts';
import { type ChosenDot, drawDots } from './draw-dots.ts';
import { drawFlows } from './draw-flows.ts';
import { drawStill } from './draw-still.ts';
import { hitDot } from './hit-dot.ts';
import { readPalette } from './sprites.ts';

// The ways never change, so they are sampled once.
const ways = new Map([...routes].map(([id, points]) => [id, samplePath(points)]));
/** So near to a dot, in pixels of the screen, a press means it. */
const reach = 12;

/** The dot that was chosen, kept where the drawing reads it without a new render. */
function useChosen() {
  const selected = useUi((ui) => ui.selected);
  const { choreographer, spans } = useFeed();
  const chosen = useRef<ChosenDot | null>(null);
  useEffect(() => {
    if (selected?.kind !== 'span') {
      chosen.current = null;
      return;
    }
    const { spanId } = selected;
    const dot = choreographer.dots(performance.now()).find((one) => one.spanId === spanId);
    chosen.current = { spanId, orderId: dot?.orderId ?? spans.find(spanId)?.orderId ?? null };
  }, [selected, choreographer, spans]);
  return chosen;
}

/**
 * One canvas above the graph for everything that moves. It draws while something is alive and rests otherwise. A press
 * on a dot chooses it.
 */
export function DotOverlay() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const feed = useFeed();
  const lookBack = useLookBack();
  const { choose } = useUiActions();
  const chosen = useChosen();
  const [hovered, setHovered] = useState<{ dot: Dot; x: number; y: number } | null>(null);

  useEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    const picture = canvas?.closest<HTMLElement>('.react-flow');
    if (!canvas || !context || !picture) return;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    let palette = readPalette(canvas);
    let frame = 0;
    let over: string | undefined;

    function shownDots() {
      const past = lookBack.dots();
      const now = past?.atMs ?? performance.now();
      return { past: past !== null, now, dots: past?.dots ?? feed.choreographer.dots(now) };
    }

    function draw(): void {
      frame = 0;
      if (!canvas || !context) return;
      const { past, now, dots } = shownDots();
      const flows = past ? [] : feed.choreographer.flows(now);
      const { width, height, transform } = flow.getState();
      const scale = Math.min(devicePixelRatio, 2);
      if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
      if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
      const [x, y, zoom] = transform;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(scale * zoom, 0, 0, scale * zoom, scale * x, scale * y);
      if (reducedMotion.matches) drawStill(context, dots, ways, palette, now);
      else {
        drawFlows(context, flows, ways, palette, now);
        drawDots(context, dots, ways, palette, now, chosen.current);
      }
      look();
      // The past stands still until another moment is chosen.
      if (!past && (dots.length > 0 || flows.length > 0)) frame = requestAnimationFrame(draw);
    }

    function wake(): void {
      if (frame === 0) frame = requestAnimationFrame(draw);
    }

    function find(clientX: number, clientY: number): Dot | undefined {
      // Without motion there are no dots, but ways that light up.
      if (!canvas || reducedMotion.matches) return undefined;
      const { now, dots } = shownDots();
      const [x, y, zoom] = flow.getState().transform;
      const box = canvas.getBoundingClientRect();
      const at = { x: (clientX - box.left - x) / zoom, y: (clientY - box.top - y) / zoom };
      return hitDot(dots, ways, at, reach / zoom, now);
    }

    /** Dots move under a pointer that rests, so this is asked with every frame. */
    function look(): void {
      const { at } = pointer;
      const dot = at === null ? undefined : find(at.x, at.y);
      if (dot?.spanId === over || !canvas || !picture) return;
      over = dot?.spanId;
      picture.dataset['overDot'] = String(dot !== undefined);
      const box = canvas.getBoundingClientRect();
      setHovered(dot && at ? { dot, x: at.x - box.left, y: at.y - box.top } : null);
    }

    const pointer = followPointer(picture, {
      find,
      onChoose: ({ spanId }) => choose({ kind: 'span', spanId }),
      onMove: wake,
    });
    const themes = new MutationObserver(() => {
      palette = readPalette(canvas);
      wake();
    });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    feed.onWork.add(wake);
    // A move of the viewport while dots rest at an end must not leave them behind.
    const unsubscribe = flow.subscribe(wake);
    wake();
    return () => {
      cancelAnimationFrame(frame);
      pointer.stop();
      themes.disconnect();
      feed.onWork.delete(wake);
      unsubscribe();
    };
  }, [feed, flow, lookBack, choose, chosen]);

  return (
    // The story and the table say the same in words.
    <div className="pointer-events-none absolute inset-0 z-10" aria-hidden="true">
      <canvas ref={canvasRef} className="size-full" />
      {hovered && <DotCaption {...hovered} />}
    </div>
  );
}
