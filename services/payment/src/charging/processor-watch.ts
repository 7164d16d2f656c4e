export interface ProcessorWatch {
  /** A call had no usable answer. */
  doubt(): void;
  /** While in doubt, asks whether the other side is there; `back`: it was away, and answers again. */
  look(): Promise<'there' | 'away' | 'back'>;
}

/**
 * Tells one lost answer from a processor that is away. While it is away nobody is made to ask in vain, and the moment
 * it is back is noticed at once, instead of when the next payment's pause happens to end.
 */
export function createProcessorWatch(isThere: () => Promise<boolean>): ProcessorWatch {
  let state: 'there' | 'doubtful' | 'away' = 'there';
  return {
    doubt() {
      if (state === 'there') state = 'doubtful';
    },
    async look() {
      if (state === 'there') return 'there';
      const wasAway = state === 'away';
      state = (await isThere()) ? 'there' : 'away';
      if (state === 'away') return 'away';
      return wasAway ? 'back' : 'there';
    },
  };
}
