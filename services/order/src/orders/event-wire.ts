import type { OrderEventRecord } from '@bulkhead/contracts';
import type { StoredEvent } from './order-event.ts';

export function toWire({ event, ...stored }: StoredEvent): OrderEventRecord {
  return { ...stored, type: event.type, data: { ...event.data } };
}
