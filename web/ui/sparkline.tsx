import { sparkBox, sparkPath } from './sparkline-path.ts';

/** A line that never changes is not drawn along the edge of its box. */
const headroom = 1.15;

interface SparklineProps {
  /** Oldest first; null where nothing is known. */
  line: readonly (number | null)[];
  /** The top of the box is never lower: a quiet line must not look like a storm. */
  atLeast: number;
  /** What a screen reader says of it. */
  label: string;
  className?: string;
}

/** A figure over the last minute. Its value stands beside it in words; a gap says that nothing was known. */
export function Sparkline({ line, atLeast, label, className = 'text-command' }: SparklineProps) {
  const top = Math.max(atLeast, ...line.map((value) => (value ?? 0) * headroom));
  const { width, height } = sparkBox;
  return (
    <svg
      role="img"
      aria-label={label}
      className={`block h-7 w-full overflow-visible ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      <path d={`M0 ${height - 1}H${width}`} stroke="var(--line)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      <path
        d={sparkPath(line, top)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
