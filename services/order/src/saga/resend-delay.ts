export const resendFirstMs = 10_000;
export const resendMaxMs = 60_000;

/** How long to wait for a reply before the command is sent again: doubles, capped, jittered by a fifth. */
export function resendDelayMs(attempts: number, random: () => number): number {
  const delayMs = Math.min(resendMaxMs, resendFirstMs * 2 ** (attempts - 1));
  return Math.round(delayMs * (0.9 + random() * 0.2));
}
