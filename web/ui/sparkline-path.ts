/** The box that a line is drawn in; it is stretched to its place. */
export const sparkBox = { width: 120, height: 28, pad: 2 } as const;

/**
 * The path of a line over its box, from 0 at the bottom to `top`. What is not known is a gap, never a line through it;
 * a point that stands alone is a dot.
 */
export function sparkPath(line: readonly (number | null)[], top: number): string {
  const { width, height, pad } = sparkBox;
  const step = width / Math.max(1, line.length - 1);
  const parts: string[] = [];
  let isDrawing = false;
  for (const [i, value] of line.entries()) {
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const x = round(i * step);
    const y = round(height - pad - (Math.min(value, top) / top) * (height - 2 * pad));
    const isAlone = !isDrawing && (line[i + 1] ?? null) === null;
    parts.push(isDrawing ? `L${x} ${y}` : `M${x} ${y}${isAlone ? 'h0.01' : ''}`);
    isDrawing = true;
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
