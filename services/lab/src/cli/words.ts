import type { ComponentState, Money, OrderStatus, Verdict } from '@bulkhead/contracts';
import type { Tone } from './output.ts';

export function moneyText({ amount, currency }: Money): string {
  return `${(amount / 100).toFixed(2)} ${currency}`;
}

/** `850 ms`, `12 s`, `3 min`, `2 h`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.max(0, Math.round(durationMs))} ms`;
  const seconds = durationMs / 1_000;
  if (seconds < 120) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

export function bytesText(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}

export function toneOfState(state: ComponentState): Tone {
  switch (state) {
    case 'up':
      return 'good';
    case 'killed':
    case 'crashed':
      return 'bad';
    case 'absent':
    case 'stopped':
      return 'quiet';
    case 'preparing':
    case 'starting':
    case 'stopping':
    case 'unready':
    case 'frozen':
    case 'unknown':
      return 'warn';
    default:
      return state satisfies never;
  }
}

export function toneOfOrder(status: OrderStatus): Tone {
  if (status === 'CONFIRMED') return 'good';
  return status === 'STUCK' ? 'bad' : 'warn';
}

export function toneOfVerdict(verdict: Verdict['verdict']): Tone {
  if (verdict === 'holds') return 'good';
  return verdict === 'violated' ? 'bad' : 'warn';
}
