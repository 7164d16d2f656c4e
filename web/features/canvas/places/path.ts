/** A way over the canvas: straight pieces with rounded corners. Pure, so that it can be sampled without a browser. */
export type Point = readonly [x: number, y: number];

interface Corner {
  from: Point;
  at: Point;
  to: Point;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function cornersOf(points: readonly Point[], radius: number): Corner[] {
  return points.slice(1, -1).map((at, i) => {
    const before = points[i] ?? at;
    const after = points[i + 2] ?? at;
    return { from: towards(at, before, radius), at, to: towards(at, after, radius) };
  });
}

/** The `d` of an SVG path. */
export function svgPath(points: readonly Point[], radius = 8): string {
  const text = ([x, y]: Point) => `${Number(x.toFixed(2))},${Number(y.toFixed(2))}`;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const corners = cornersOf(points, radius).map(({ from, at, to }) => `L${text(from)}Q${text(at)} ${text(to)}`);
  return `M${text(first)}${corners.join('')}L${text(last)}`;
}

const stepsPerCorner = 6;

/** `count` points at equal distances along the same way, as x, y, x, y …: what the overlay reads while it draws. */
export function samplePath(points: readonly Point[], count = 64, radius = 8): Float32Array {
  const fine: Point[] = points.slice(0, 1);
  for (const { from, at, to } of cornersOf(points, radius)) {
    for (let i = 0; i <= stepsPerCorner; i++) {
      const t = i / stepsPerCorner;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      fine.push([a * from[0] + b * at[0] + c * to[0], a * from[1] + b * at[1] + c * to[1]]);
    }
  }
  fine.push(...points.slice(-1));
  return resample(fine, count);
}

function resample(points: readonly Point[], count: number): Float32Array {
  const lengths = points.map((point, i) => {
    const before = points[i - 1] ?? point;
    return Math.hypot(point[0] - before[0], point[1] - before[1]);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const samples = new Float32Array(count * 2);
  let index = 1;
  let walked = 0;
  for (let i = 0; i < count; i++) {
    const target = (total * i) / (count - 1);
    while (index < points.length - 1 && walked + (lengths[index] ?? 0) < target) walked += lengths[index++] ?? 0;
    const from = points[index - 1] ?? [0, 0];
    const to = points[index] ?? from;
    const length = lengths[index] ?? 0;
    const share = length === 0 ? 0 : Math.min(1, (target - walked) / length);
    samples[i * 2] = from[0] + (to[0] - from[0]) * share;
    samples[i * 2 + 1] = from[1] + (to[1] - from[1]) * share;
  }
  // Sums of lengths are a hair off; a way ends where it ends.
  samples.set(points.at(-1) ?? [0, 0], (count - 1) * 2);
  return samples;
}
