import { components, type DatabaseId, type ServiceId, serviceIds } from '@bulkhead/contracts/components';
import { type QueueName, queueNames, queues } from '@bulkhead/contracts/messages/topology';

/** Fixed places by role, in flow units (one is a pixel at zoom 1). Nothing is ever laid out anew. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const column = { left: 8, width: 164, gap: 18 } as const;
const inset = 10;

/** Where the horizontal strips of the picture are. */
export const strip = { trunk: 68, rail: 122, busBottom: 204, harness: 217, hullTop: 230 } as const;
const top = { shoppers: 0, bus: 86, tank: 136, card: 244, cylinder: 436 } as const;
const tankHeight = 54;

export const canvasSize = { width: 2 * column.left + 5 * column.width + 4 * column.gap + 12, height: 730 } as const;

export function columnLeft(service: ServiceId): number {
  return column.left + serviceIds.indexOf(service) * (column.width + column.gap);
}

/** The middle of the channel to the right of a service's hull. */
export function channelRight(service: ServiceId): number {
  return columnLeft(service) + column.width + column.gap / 2;
}

export const shoppersBox: Box = { x: 336, y: top.shoppers, width: 240, height: 50 };
export const busBox: Box = { x: 0, y: top.bus, width: canvasSize.width, height: strip.busBottom - top.bus };
export const cardProcessorBox: Box = { x: channelRight('payment-service') - 82, y: 674, width: 164, height: 54 };

export function hullBox(service: ServiceId): Box {
  return { x: columnLeft(service), y: strip.hullTop, width: column.width, height: 428 };
}

export function serviceBox(service: ServiceId): Box {
  return { x: columnLeft(service) + inset, y: top.card, width: column.width - 2 * inset, height: 122 };
}

export function databaseBox(service: ServiceId): Box {
  return { x: columnLeft(service) + inset, y: top.cylinder, width: column.width - 2 * inset, height: 112 };
}

export function databaseOf(service: ServiceId): DatabaseId {
  const { database } = components[service];
  if (database === undefined) throw new Error(`${service} has no database`);
  return database;
}

export function queuesOf(service: ServiceId): QueueName[] {
  return queueNames.filter((name) => queues[name].consumer === service);
}

const tankLayouts: Record<number, { width: number; gap: number }> = {
  1: { width: 92, gap: 0 },
  2: { width: 74, gap: 14 },
  3: { width: 52, gap: 4 },
};

/** The pipe of a queue, above the service that reads it. */
export function tankBox(queue: QueueName): Box {
  const service = queues[queue].consumer;
  const siblings = queuesOf(service);
  const { width, gap } = tankLayouts[siblings.length] ?? { width: 40, gap: 4 };
  const total = siblings.length * width + (siblings.length - 1) * gap;
  const left = columnLeft(service) + (column.width - total) / 2;
  return { x: left + siblings.indexOf(queue) * (width + gap), y: top.tank, width, height: tankHeight };
}

/** Where a service's own messages leave upwards: between the pipes, never through one. */
export function publishPort(service: ServiceId): number {
  const offsets: Record<number, number> = { 1: 24, 2: 82, 3: 54 };
  return columnLeft(service) + (offsets[queuesOf(service).length] ?? 12);
}
