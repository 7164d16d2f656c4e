import type { Verdict } from '@bulkhead/contracts';

/** How long after its last change a difference between two services is still work in progress. */
export const graceMs = 5_000;

export interface Findings {
  /** One more thing looked at. */
  count(things?: number): void;
  violated(witness: string): void;
  /** Not so yet; `sinceMs` is for how long. */
  notYet(sinceMs: number, witness: string): void;
  verdict(): Verdict;
}

/** Collects what a check of one invariant finds, and makes the verdict of it: the worst finding decides. */
export function createFindings(invariant: string, title: string): Findings {
  let checked = 0;
  const violations: string[] = [];
  const pending: { sinceMs: number; witness: string }[] = [];
  return {
    count(things = 1) {
      checked += things;
    },
    violated: (witness) => void violations.push(witness),
    notYet: (sinceMs, witness) => void pending.push({ sinceMs, witness }),
    verdict() {
      const base = { invariant, title, checked };
      const [worst] = violations;
      if (worst !== undefined) return { ...base, verdict: 'violated', witness: withRest(worst, violations.length - 1) };
      const oldest = pending.reduce<(typeof pending)[number] | undefined>(
        (a, b) => (a === undefined || b.sinceMs > a.sinceMs ? b : a),
        undefined,
      );
      if (oldest === undefined) return { ...base, verdict: 'holds' };
      const witness = withRest(oldest.witness, pending.length - 1);
      return { ...base, verdict: 'not-yet', witness, sinceMs: Math.max(0, Math.round(oldest.sinceMs)) };
    },
  };
}

/** The verdict when a source that the check needs could not be read. */
export function unknownVerdict(invariant: string, title: string, why: readonly string[]): Verdict {
  return { invariant, title, verdict: 'unknown', witness: [...new Set(why)].join(' '), checked: 0 };
}

function withRest(witness: string, others: number): string {
  return others > 0 ? `${witness} (and ${others} more)` : witness;
}
