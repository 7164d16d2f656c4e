import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditReport, Verdict } from '@bulkhead/contracts';
import { checkAll } from './check.ts';
import { type AuditSources, collect } from './collect.ts';

export interface AuditorOptions {
  sources: AuditSources;
  /** Told of every finished check. */
  onReport: (report: AuditReport) => void;
  /** Whether anybody looks or orders come in; without that the periodic check rests. */
  isWanted: () => boolean;
  everyMs?: number;
  /** How long to wait before a violation is looked at again. */
  secondLookMs?: number;
}

export interface Auditor {
  /** A full check now. A check that runs already is shared. */
  check(): Promise<AuditReport>;
  last(): AuditReport | undefined;
  /** No check until the returned function is called: a reset takes the rows away. */
  pause(): () => void;
  start(): void;
  stop(): Promise<void>;
}

/** A check that took a second is followed by so many seconds of rest. */
const restFactor = 8;

// #region second-look
/**
 * Checks the invariants over and over. A violation is reported when a second reading, a little later, agrees: what
 * was read at different moments can differ without anything being wrong.
 */
export function createAuditor(options: AuditorOptions): Auditor {
  const { sources, onReport, isWanted, everyMs = 5_000, secondLookMs = 2_000 } = options;
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let latest: AuditReport | undefined;
  let running: Promise<AuditReport> | undefined;
  let pauses = 0;

  async function look(): Promise<Verdict[]> {
    const first = checkAll(await collect(sources));
    if (!first.some((verdict) => verdict.verdict === 'violated')) return first;
    await sleep(secondLookMs, undefined, { signal: ending.signal });
    const second = checkAll(await collect(sources));
    return second.map((verdict, index) => confirmed(verdict, first[index]));
  }

  async function run(): Promise<AuditReport> {
    const startedAt = performance.now();
    const verdicts = await look();
    latest = { atMs: Date.now(), tookMs: Math.round(performance.now() - startedAt), verdicts };
    onReport(latest);
    return latest;
  }
  // #endregion second-look

  function check(): Promise<AuditReport> {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  function tick(): void {
    // Longer after a long check: with many orders it would else do little but check.
    const restMs = Math.max(everyMs, (latest?.tookMs ?? 0) * restFactor);
    timer = setTimeout(async () => {
      // A failed check is nothing to end for: its sources report themselves as unread.
      if (pauses === 0 && isWanted()) await check().catch(() => {});
      if (!ending.signal.aborted) tick();
    }, restMs);
  }

  return {
    check,
    last: () => latest,
    pause() {
      pauses += 1;
      let isOver = false;
      return () => {
        if (!isOver) pauses -= 1;
        isOver = true;
      };
    },
    start: tick,
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await running?.catch(() => {});
    },
  };
}

/** What only the second reading saw is not a violation yet. */
export function confirmed(second: Verdict, first: Verdict | undefined): Verdict {
  if (second.verdict !== 'violated' || first?.verdict === 'violated') return second;
  return { ...second, verdict: 'not-yet', sinceMs: 0 };
}
