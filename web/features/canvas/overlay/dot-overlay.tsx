import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useFeed, useLookBack } from '../../../live/react.ts';
import { samplePath } from '../places/path.ts';
import { routes } from '../places/routes.ts';
import { drawDots } from './draw-dots.ts';
import { drawFlows } from './draw-flows.ts';
import { drawStill } from './draw-still.ts';
import { readPalette } from './sprites.ts';

// The ways never change, so they are sampled once.
const ways = new Map([...routes].map(([id, points]) => [id, samplePath(points)]));

/** One canvas above the graph for everything that moves. It draws while something is alive and rests otherwise. */
export function DotOverlay() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const feed = useFeed();
  const lookBack = useLookBack();

  useEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    let palette = readPalette(canvas);
    let frame = 0;

    function draw(): void {
      frame = 0;
      if (!canvas || !context) return;
      const past = lookBack.dots();
      const now = past?.atMs ?? performance.now();
      const dots = past?.dots ?? feed.choreographer.dots(now);
      const flows = past === null ? feed.choreographer.flows(now) : [];
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
        drawDots(context, dots, ways, palette, now);
      }
      // The past stands still until another moment is chosen.
      if (past === null && (dots.length > 0 || flows.length > 0)) frame = requestAnimationFrame(draw);
    }

    function wake(): void {
      if (frame === 0) frame = requestAnimationFrame(draw);
    }

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
      themes.disconnect();
      feed.onWork.delete(wake);
      unsubscribe();
    };
  }, [feed, flow, lookBack]);

  return (
    // The story says the same in words.
    <div className="pointer-events-none absolute inset-0 z-10" aria-hidden="true">
      <canvas ref={canvasRef} className="size-full" />
    </div>
  );
}
