import type { PastReader } from '../../live/history/past.ts';
import { type Cursors, drawCursors } from './draw/draw-cursor.ts';
import { drawBands, drawMarks, drawRuler, drawUnknown, drawWindows } from './draw/draw-ground.ts';
import { drawScene } from './draw/draw-lines.ts';
import { type Ink, readInk } from './draw/ink.ts';
import { type Line, lineAt, type Scene, sceneOf } from './draw/scene.ts';
import { layLanes } from './maths/lanes.ts';
import type { Scale } from './maths/scale.ts';
import { autoZoom, keepingInSight, scaleOfView, type View } from './maths/view.ts';

/** What the diagram shows; read anew at each draw. */
export interface DiagramState extends Cursors {
  view: View;
  /** Others are drawn faintly. */
  orderId: string | null;
  chosenSpanId: string | null;
}

export interface Diagram {
  /** Draws the diagram as things are, and tells the view that it came to. */
  draw(state: DiagramState): View;
  /** Of the last draw. */
  scale(): Scale | null;
  scene(): Scene | null;
  lineAt(x: number, y: number): Line | undefined;
  setTheme(): void;
}

/** Draws on one canvas; `nowMs` is the lab's clock. */
export function createDiagram(canvas: HTMLCanvasElement, past: PastReader, nowMs: () => number): Diagram {
  let ink: Ink = readInk(canvas);
  let scale: Scale | null = null;
  let scene: Scene | null = null;

  function settle(view: View, momentMs: number | null, width: number, now: number): View {
    const ground = { width, nowMs: now, activity: past.activity() };
    const zoomed = view.isAuto && view.fixed === null ? { ...view, msPerPx: autoZoom(view, ground) } : view;
    if (momentMs === null) return zoomed;
    return keepingInSight(zoomed, scaleOfView(zoomed, ground), momentMs);
  }

  return {
    draw(state) {
      const context = canvas.getContext('2d');
      const { clientWidth: width, clientHeight: height } = canvas;
      if (context === null || width === 0 || height === 0) return state.view;
      const dpr = Math.min(devicePixelRatio, 2);
      if (canvas.width !== Math.round(width * dpr)) canvas.width = Math.round(width * dpr);
      if (canvas.height !== Math.round(height * dpr)) canvas.height = Math.round(height * dpr);
      context.setTransform(dpr, 0, 0, dpr, 0, 0);
      context.clearRect(0, 0, width, height);
      const now = nowMs();
      const view = settle(state.view, state.momentMs, width, now);
      scale = scaleOfView(view, { width, nowMs: now, activity: past.activity() });
      const lanes = layLanes(height);
      scene = sceneOf({ past, scale, lanes, nowMs: now, orderId: state.orderId });
      const ground = { context, scale, lanes, ink, height, nowMs: now };
      drawRuler(ground);
      drawWindows(ground, past);
      drawBands(ground, past);
      drawScene(ground, scene, state.chosenSpanId);
      drawMarks(ground, past);
      drawUnknown(ground, past);
      drawCursors(ground, state);
      return view;
    },
    scale: () => scale,
    scene: () => scene,
    lineAt: (x, y) => (scene === null ? undefined : lineAt(scene.lines, x, y)),
    setTheme() {
      ink = readInk(canvas);
    },
  };
}
