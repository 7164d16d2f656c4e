/** The positions between `after` and the last of `seen` that are missing; at most `limit`, the newest. */
export function findGaps(after: number, seen: readonly number[], limit: number): number[] {
  const gaps: number[] = [];
  let expected = after + 1;
  for (const position of seen) {
    for (; expected < position; expected += 1) gaps.push(expected);
    expected = position + 1;
  }
  return gaps.slice(-limit);
}
