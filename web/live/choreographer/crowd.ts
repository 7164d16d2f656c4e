/** Above this many per second, dots on one route can't be told apart. */
export const crowdedPerSecond = 25;
const calmPerSecond = 18;
const windowMs = 1_000;

/** Counts what passes on each route and says where single dots no longer help. */
export interface Crowd {
  count(routeId: string, at: number): void;
  perSecond(routeId: string, at: number): number;
  isCrowded(routeId: string, at: number): boolean;
  /** Routes that are drawn as a flow now. */
  crowded(at: number): string[];
  clear(): void;
}

interface Meter {
  times: number[];
  isCrowded: boolean;
}

/** Per route the times of the last second are kept, `capacity` at most. */
export function createCrowd(capacity = 400): Crowd {
  const meters = new Map<string, Meter>();

  function fresh(routeId: string, at: number): Meter | undefined {
    const meter = meters.get(routeId);
    if (meter === undefined) return undefined;
    const kept = meter.times.findIndex((time) => time > at - windowMs);
    if (kept !== 0) meter.times.splice(0, kept === -1 ? meter.times.length : kept);
    // Two limits, so that a rate near one of them does not make the picture flicker.
    meter.isCrowded = meter.times.length > (meter.isCrowded ? calmPerSecond : crowdedPerSecond);
    return meter;
  }

  return {
    count(routeId, at) {
      const meter = meters.get(routeId) ?? { times: [], isCrowded: false };
      meters.set(routeId, meter);
      meter.times.push(at);
      if (meter.times.length > capacity) meter.times.shift();
    },
    perSecond: (routeId, at) => fresh(routeId, at)?.times.length ?? 0,
    isCrowded: (routeId, at) => fresh(routeId, at)?.isCrowded ?? false,
    crowded: (at) => [...meters.keys()].filter((routeId) => fresh(routeId, at)?.isCrowded),
    clear: () => meters.clear(),
  };
}
