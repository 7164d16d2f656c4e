import type { ComponentId, ServiceId } from '@bulkhead/contracts/components';
import { serviceIds } from '@bulkhead/contracts/components';
import {
  type Box,
  cardProcessorBox,
  channelRight,
  columnLeft,
  databaseOf,
  serviceBox,
  shoppersBox,
  strip,
} from './measures.ts';

/** Where the figures of one way are written, in flow units; chosen by hand, so that they hide no place. */
export interface LabelSpot extends Box {
  /** The world's edge. */
  readonly id: string;
  /** Says which of two that stand side by side it is. */
  readonly sign: '' | '↑' | '↓';
  /** Too narrow for both times: they stand below each other. */
  readonly isNarrow: boolean;
}

const height = 26;
/** The room between two neighbouring cards. */
const gapWidth = 38;
const portY = 66;

function spot(id: string, x: number, y: number, width: number, sign: LabelSpot['sign'] = ''): LabelSpot {
  return { id, x, y, width, height, sign, isNarrow: false };
}

function narrow(id: string, leftOf: ServiceId): LabelSpot {
  const y = serviceBox(leftOf).y + portY + 11;
  return { id, x: channelRight(leftOf) - gapWidth / 2, y, width: gapWidth, height: 40, sign: '', isNarrow: true };
}

export const labelSpots: readonly LabelSpot[] = [
  spot('shopper>order-service:rest', channelRight('order-service') + 9, shoppersBox.height + 5, 76),
  narrow('order-service>product-service:rest', 'product-service'),
  narrow('order-service>customer-service:rest', 'customer-service'),
  spot('payment-service>card-processor:rest', channelRight('payment-service') + 1, cardProcessorBox.y - 30, 70),
  ...serviceIds.flatMap((service) => [
    spot(`${service}>rabbitmq:amqp`, columnLeft(service) + 1, strip.busBottom + 8, 80, '↑'),
    spot(`rabbitmq>${service}:amqp`, columnLeft(service) + 83, strip.busBottom + 8, 80, '↓'),
    spot(`${service}>${databaseOf(service)}:sql`, columnLeft(service) + 86, 404, 76),
  ]),
];

/** Where a breaker is drawn: on its way. `side`: where there is room for its words. */
export interface BreakerSpot {
  readonly id: string;
  readonly from: ComponentId;
  readonly x: number;
  readonly y: number;
  readonly side: 'above' | 'left';
}

function between(leftOf: 'customer-service' | 'product-service'): BreakerSpot {
  const id = `order-service>${leftOf}:rest`;
  return { id, from: 'order-service', x: channelRight(leftOf), y: serviceBox(leftOf).y + portY, side: 'above' };
}

export const breakerSpots: readonly BreakerSpot[] = [
  between('product-service'),
  between('customer-service'),
  {
    id: 'payment-service>card-processor:rest',
    from: 'payment-service',
    x: channelRight('payment-service') - 4,
    y: cardProcessorBox.y - 18,
    side: 'left',
  },
];
