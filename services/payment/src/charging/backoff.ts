export const askAgainFirstMs = 1_000;
export const askAgainMaxMs = 15_000;

/** How long to wait before a payment is asked for again: doubles, capped, and half of it left to chance. */
export function askAgainInMs(attempts: number, random: () => number): number {
  const wholeMs = Math.min(askAgainMaxMs, askAgainFirstMs * 2 ** Math.min(attempts, 10));
  return Math.round(wholeMs * (0.5 + random() / 2));
}
