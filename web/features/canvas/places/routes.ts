import { type ServiceId, serviceIds } from '@bulkhead/contracts/components';
import { type QueueName, queueNames, queues } from '@bulkhead/contracts/messages/topology';
import {
  cardProcessorBox,
  channelRight,
  databaseBox,
  publishPort,
  serviceBox,
  shoppersBox,
  strip,
  tankBox,
} from './measures.ts';
import type { Point } from './path.ts';

/** How far below a card's top a call from the left or to the right is connected. */
const port = { fromShopper: 26, toCustomer: 44, fromNeighbour: 66, toProcessor: 92 } as const;

function right(service: ServiceId): number {
  const box = serviceBox(service);
  return box.x + box.width;
}

function middle(queue: QueueName): number {
  const box = tankBox(queue);
  return box.x + box.width / 2;
}

/** Down the channel beside the service's hull, and in from the side: no compartment but its own is touched. */
export function shopperRoute(service: ServiceId): Point[] {
  const down = channelRight(service) + 4;
  const y = serviceBox(service).y + port.fromShopper;
  const start = channelRight('order-service') + 4;
  const way: Point[] = [
    [start, shoppersBox.height],
    [start, strip.trunk],
  ];
  return [
    ...(down === start ? way.slice(0, 1) : way),
    ...(down === start ? [] : [[down, strip.trunk] as const]),
    [down, y],
    [right(service), y],
  ];
}

function callProduct(): Point[] {
  const y = serviceBox('order-service').y + port.fromNeighbour;
  return [
    [serviceBox('order-service').x, y],
    [right('product-service'), y],
  ];
}

function callCustomer(): Point[] {
  const from = serviceBox('order-service');
  const up = channelRight('product-service') - 4;
  const down = channelRight('customer-service') - 4;
  return [
    [from.x, from.y + port.toCustomer],
    [up, from.y + port.toCustomer],
    [up, strip.harness],
    [down, strip.harness],
    [down, from.y + port.fromNeighbour],
    [right('customer-service'), from.y + port.fromNeighbour],
  ];
}

function callCardProcessor(): Point[] {
  const y = serviceBox('payment-service').y + port.toProcessor;
  const x = channelRight('payment-service') - 4;
  return [
    [right('payment-service'), y],
    [x, y],
    [x, cardProcessorBox.y],
  ];
}

/** From the service up to the exchange, and on to the queue's pipe when the message has only one. */
export function publishRoute(service: ServiceId, target: QueueName | 'exchange'): Point[] {
  const x = publishPort(service);
  const up: Point[] = [
    [x, serviceBox(service).y],
    [x, strip.rail],
  ];
  if (target === 'exchange') return up;
  return [...up, [middle(target), strip.rail], [middle(target), tankBox(target).y]];
}

export function consumeRoute(queue: QueueName): Point[] {
  const tank = tankBox(queue);
  return [
    [middle(queue), tank.y + tank.height],
    [middle(queue), serviceBox(queues[queue].consumer).y],
  ];
}

export function sqlRoute(service: ServiceId): Point[] {
  const card = serviceBox(service);
  const x = card.x + card.width / 2;
  return [
    [x, card.y + card.height],
    [x, databaseBox(service).y + 8],
  ];
}

/** Every way that a dot can take, by the id that the choreographer gives it. */
export const routes: ReadonlyMap<string, readonly Point[]> = new Map<string, readonly Point[]>([
  ...serviceIds.map((id) => [`rest:shopper>${id}`, shopperRoute(id)] as const),
  ['rest:order-service>product-service', callProduct()],
  ['rest:order-service>customer-service', callCustomer()],
  ['rest:payment-service>card-processor', callCardProcessor()],
  ...serviceIds.flatMap((id) =>
    [...queueNames, 'exchange' as const].map(
      (target) => [`publish:${id}>${target}`, publishRoute(id, target)] as const,
    ),
  ),
  ...queueNames.map((queue) => [`consume:${queue}`, consumeRoute(queue)] as const),
  ...serviceIds.map((id) => [`sql:${id}`, sqlRoute(id)] as const),
]);
