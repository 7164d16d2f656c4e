import { readFile } from 'node:fs/promises';

export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
  /** Share of the processors' time that the machine gave to others; undefined where it does not tell. */
  steal: number | undefined;
}

export interface MeasureOptions {
  concurrency: number;
  warmUpMs: number;
  measureMs: number;
  runOne: () => Promise<void>;
}

/** Closed loop: each of `concurrency` workers starts its next order when the one before has ended. */
export async function measure({ concurrency, warmUpMs, measureMs, runOne }: MeasureOptions): Promise<Measured> {
  const beginsAt = performance.now() + warmUpMs;
  const endsAt = beginsAt + measureMs;
  const durationsMs: number[] = [];
  let errors = 0;
  const cpuBefore = await cpuTimes();
  async function work(): Promise<void> {
    while (performance.now() < endsAt) {
      const startedAt = performance.now();
      try {
        await runOne();
      } catch {
        errors += 1;
      }
      const now = performance.now();
      if (now >= beginsAt && now <= endsAt) durationsMs.push(now - startedAt);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  const cpuAfter = await cpuTimes();
  const sorted = durationsMs.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    perSecond: (sorted.length / measureMs) * 1_000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    errors,
    steal:
      cpuBefore && cpuAfter
        ? (cpuAfter.steal - cpuBefore.steal) / Math.max(1, cpuAfter.total - cpuBefore.total)
        : undefined,
  };
}

/** From /proc/stat: user nice system idle iowait irq softirq steal, in ticks of all processors. */
async function cpuTimes(): Promise<{ total: number; steal: number } | undefined> {
  const text = await readFile('/proc/stat', 'utf8').catch(() => undefined);
  const ticks = text?.split('\n')[0]?.trim().split(/\s+/).slice(1, 9).map(Number);
  if (ticks === undefined) return undefined;
  return { total: ticks.reduce((sum, n) => sum + n, 0), steal: ticks[7] ?? 0 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
