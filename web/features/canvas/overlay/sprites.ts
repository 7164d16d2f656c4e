import type { Glyph } from '../../../live/choreographer/dot.ts';

export const dotRadius = 5;

/** The theme's colours as the canvas needs them, read once per theme. */
export type Palette = Readonly<Record<Glyph | 'ink' | 'bg' | 'accent', string>>;

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    command: read('--command'),
    event: read('--event'),
    success: read('--ok'),
    failure: read('--bad'),
    undo: read('--undo'),
    unknown: read('--mute'),
    ink: read('--ink'),
    bg: read('--bg'),
    accent: read('--accent'),
  };
}

/**
 * Draws one glyph at 0,0. Each kind has a shape of its own: command ●, event ◆, success a ringed ●, failure ✕,
 * undo ◀, unknown a hatched ring. `angle`: where it travels, for the one that points.
 */
export function drawGlyph(context: CanvasRenderingContext2D, glyph: Glyph, palette: Palette, angle: number): void {
  const r = dotRadius;
  context.fillStyle = palette[glyph];
  context.strokeStyle = palette[glyph];
  context.lineWidth = 2.4;
  context.beginPath();
  switch (glyph) {
    case 'command':
      context.arc(0, 0, r, 0, 7);
      context.fill();
      return;
    case 'event':
      context.moveTo(0, -r - 1);
      context.lineTo(r + 1, 0);
      context.lineTo(0, r + 1);
      context.lineTo(-r - 1, 0);
      context.fill();
      return;
    case 'success':
      context.arc(0, 0, r - 1, 0, 7);
      context.fill();
      context.beginPath();
      context.arc(0, 0, r + 2.5, 0, 7);
      context.lineWidth = 1.6;
      context.stroke();
      return;
    case 'failure':
      context.moveTo(-r, -r);
      context.lineTo(r, r);
      context.moveTo(r, -r);
      context.lineTo(-r, r);
      context.stroke();
      return;
    case 'undo':
      // Points against its way: what it belongs to is going back.
      context.rotate(angle + Math.PI);
      context.moveTo(r + 2, 0);
      context.lineTo(-r + 1, r);
      context.lineTo(-r + 1, -r);
      context.fill();
      return;
    case 'unknown':
      context.setLineDash([2.5, 2]);
      context.arc(0, 0, r, 0, 7);
      context.stroke();
      context.setLineDash([]);
      return;
    default:
      glyph satisfies never;
  }
}
