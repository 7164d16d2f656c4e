/** Remembers when things became visible, so that an effect is never drawn before its cause. */
export interface Causes {
  /** The earliest moment at which the effect of these causes may be drawn; 0 when none is known. */
  after(keys: readonly (string | undefined)[]): number;
  note(key: string, at: number): void;
  knows(key: string): boolean;
  clear(): void;
}

/** `capacity`: the oldest are forgotten first; an effect whose cause was forgotten is drawn at once. */
export function createCauses(capacity = 4_000): Causes {
  const seenAt = new Map<string, number>();
  return {
    after: (keys) => keys.reduce((latest, key) => Math.max(latest, (key && seenAt.get(key)) || 0), 0),
    note(key, at) {
      const later = Math.max(seenAt.get(key) ?? 0, at);
      seenAt.delete(key);
      seenAt.set(key, later);
      if (seenAt.size <= capacity) return;
      const oldest = seenAt.keys().next();
      if (!oldest.done) seenAt.delete(oldest.value);
    },
    knows: (key) => seenAt.has(key),
    clear: () => seenAt.clear(),
  };
}
