import { type Measured, median } from './measure.ts';

export interface Round {
  what: 'floor' | 'saga';
  concurrency: number;
  measured: Measured;
}

const pad = (text: string | number, width: number) => String(text).padStart(width);

function spread(values: readonly number[], digits: number): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

/** The goals of the reference: share of the floor that is kept, at concurrency 16 and 64. */
const goals: Record<number, string> = { 16: 'must 0.65, goal 0.95', 64: 'must 0.90, goal 1.30' };

/** A table of medians with their spread, and the ratios round by round. */
export function report(rounds: readonly Round[], concurrencies: readonly number[]): string[] {
  const lines = [
    '',
    'concurrency  what    orders/s                 p50 ms                   p99 ms                   errors',
  ];
  for (const concurrency of concurrencies) {
    for (const what of ['floor', 'saga'] as const) {
      const own = rounds.filter((r) => r.what === what && r.concurrency === concurrency).map((r) => r.measured);
      const cells = [
        spread(
          own.map((m) => m.perSecond),
          0,
        ),
        spread(
          own.map((m) => m.p50Ms),
          1,
        ),
        spread(
          own.map((m) => m.p99Ms),
          1,
        ),
      ];
      const errors = own.reduce((sum, m) => sum + m.errors, 0);
      lines.push(`${pad(concurrency, 11)}  ${what.padEnd(6)}  ${cells.map((c) => c.padEnd(23)).join('  ')}  ${errors}`);
    }
    const ratios = ratiosOf(rounds, concurrency);
    lines.push(
      `${pad(concurrency, 11)}  saga/floor ${spread(ratios, 2)}${goals[concurrency] ? `   ${goals[concurrency]}` : ''}`,
    );
  }
  const steal = Math.max(...rounds.map((r) => r.measured.steal ?? 0));
  lines.push(
    '',
    `Processor time taken by others at most: ${(steal * 100).toFixed(1)} %${steal > 0.05 ? ' (noisy: repeat)' : ''}`,
  );
  return lines;
}

function ratiosOf(rounds: readonly Round[], concurrency: number): number[] {
  const of = (what: Round['what']) => rounds.filter((r) => r.what === what && r.concurrency === concurrency);
  const sagas = of('saga');
  return of('floor').map((floor, i) => (sagas[i]?.measured.perSecond ?? 0) / floor.measured.perSecond);
}
