/** One measured figure, and what it should be. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** Left out: it is told, not judged. */
  goal?: { atMost: number } | { atLeast: number };
}

/** The value below which this share of the sorted values lies; not a number when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function isMet({ goal, value }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** A line for people: what, goal, figure, verdict. */
export function lineOf(figure: Figure): string {
  const { what, value, unit, goal } = figure;
  const goalText = goal === undefined ? '' : 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
  const met = isMet(figure);
  const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
  return `${what.padEnd(58)} ${goalText.padStart(8)} ${value.toFixed(digits).padStart(9)} ${unit.padEnd(5)} ${verdict}`.trimEnd();
}
