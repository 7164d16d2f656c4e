import type { ComponentId, Peer } from '@bulkhead/contracts';
import { components, serviceIds } from '@bulkhead/contracts/components';

/** A horizontal line of the diagram: one part of the system. */
export interface Lane {
  readonly id: Peer;
  /** The middle of the lane. */
  readonly y: number;
  readonly height: number;
  readonly label: string;
  /** thin: a database or a helper, below the service it serves. */
  readonly isThin: boolean;
}

export const rulerPx = 20;
/** Below this height of a whole service, its database has no line of its own. */
const leastWithDatabasesPx = 26;

interface Row {
  readonly id: Peer;
  readonly label: string;
  readonly share: number;
}

function shortName(id: ComponentId): string {
  return id.replace('-service', '').replace('-processor', ' processor');
}

const rows: readonly Row[] = [
  { id: 'shopper', label: 'shoppers', share: 0.8 },
  { id: 'rabbitmq', label: 'rabbitmq', share: 0.62 },
  ...serviceIds.flatMap((id): Row[] => {
    const { database } = components[id];
    return [
      { id, label: shortName(id), share: 1 },
      ...(database === undefined ? [] : [{ id: database, label: 'mysql', share: 0.62 }]),
      ...(id === 'payment-service' ? [{ id: 'card-processor' as const, label: 'card processor', share: 0.62 }] : []),
    ];
  }),
];

/** Lays the lanes into a height. A low diagram has one line per service only. */
export function layLanes(height: number): readonly Lane[] {
  const space = height - rulerPx - 4;
  const hasThin = space >= leastWithDatabasesPx * serviceIds.length;
  const shown = rows.filter(({ id, share }) => hasThin || share >= 1 || id === 'shopper');
  const unit = space / shown.reduce((sum, { share }) => sum + share, 0);
  let top = rulerPx + 2;
  return shown.map(({ id, label, share }) => {
    const lane = { id, label, height: unit * share, y: top + (unit * share) / 2, isThin: share < 0.8 };
    top += unit * share;
    return lane;
  });
}

/** Finds lanes by id. A part without a lane of its own is drawn on none. */
export function laneFinder(lanes: readonly Lane[]): (id: Peer) => Lane | undefined {
  const byId = new Map(lanes.map((lane) => [lane.id, lane]));
  return (id) => byId.get(id);
}
