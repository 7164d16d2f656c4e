/** How a command ends. Scripts may rely on these. */
export const exitCodes = {
  done: 0,
  /** Refused or failed; `audit`: an invariant is violated; `order --wait`: it was cancelled. */
  failed: 1,
  /** `audit`: not yet, or unknown; `order --wait`: it has not ended in time. */
  undecided: 2,
  labNotRunning: 3,
  wrongUsage: 64,
  interrupted: 130,
} as const;

export const exitCodesText = `Exit codes: 0 done · 1 refused, failed or violated · 2 not decided yet · 3 the lab is not running · 64 wrong usage`;
