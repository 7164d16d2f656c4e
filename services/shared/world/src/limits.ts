/** How much the world remembers. Everything in it has a bound, so that a day of load costs no more than a minute. */
export const worldLimits = {
  orders: 500,
  storyLines: 500,
  openSpansPerSource: 200,
  edges: 120,
  queues: 100,
  alerts: 100,
  instancesPerSource: 20,
  consumersPerComponent: 20,
  projectionsPerComponent: 20,
  verdicts: 100,
  /** Characters of one sentence of the story. */
  storyText: 240,
} as const;
