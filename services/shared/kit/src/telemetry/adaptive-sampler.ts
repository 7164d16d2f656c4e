import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace';

const windowMs = 1_000;

/**
 * Thins out whole traces when there are too many to be told apart: of the traces that start here, about
 * `tracesPerSecond` are recorded. The decision travels with the trace, so a kept trace is kept everywhere.
 */
export class AdaptiveSampler implements Sampler {
  #keptOneIn = 1;
  #started = 0;
  #kept = 0;
  #windowEndsAtMs = 0;
  readonly #tracesPerSecond: number;
  readonly #nowMs: () => number;

  constructor(tracesPerSecond: number, nowMs: () => number) {
    this.#tracesPerSecond = tracesPerSecond;
    this.#nowMs = nowMs;
  }

  get keptOneIn(): number {
    return this.#keptOneIn;
  }

  shouldSample(): SamplingResult {
    const nowMs = this.#nowMs();
    if (nowMs >= this.#windowEndsAtMs) {
      const isNextWindow = nowMs < this.#windowEndsAtMs + windowMs;
      this.#keptOneIn = isNextWindow ? Math.max(1, Math.ceil(this.#started / this.#tracesPerSecond)) : 1;
      this.#started = 0;
      this.#kept = 0;
      this.#windowEndsAtMs = nowMs + windowMs;
    }
    const keep = this.#started % this.#keptOneIn === 0;
    this.#started += 1;
    if (keep) this.#kept += 1;
    if (this.#kept >= this.#tracesPerSecond) {
      // More than the last second let expect.
      this.#keptOneIn *= 2;
      this.#kept = 0;
    }
    return { decision: keep ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD };
  }

  toString(): string {
    return `AdaptiveSampler{${this.#tracesPerSecond}/s}`;
  }
}
