import { type ComponentId, type ServiceId, serviceIds } from '@bulkhead/contracts/components';
import { type QueueName, queueNames, queues } from '@bulkhead/contracts/messages/topology';
import type { EdgeView } from '@bulkhead/world';
import type { Edge, Node } from '@xyflow/react';
import {
  type Box,
  busBox,
  cardProcessorBox,
  databaseBox,
  databaseOf,
  hullBox,
  serviceBox,
  shoppersBox,
  strip,
} from './measures.ts';
import { type Point, svgPath } from './path.ts';
import { consumeRoute, publishRoute, routes, sqlRoute } from './routes.ts';

export type PlaceNode =
  | Node<{ service: ServiceId }, 'hull' | 'service' | 'database'>
  | Node<Record<string, never>, 'shoppers' | 'bus' | 'card-processor'>;

export type EdgeRole = 'rest' | 'amqp' | 'sql';
export type PlaceEdge = Edge<
  {
    path: string;
    role: EdgeRole;
    /** The world's edge with its figures and breaker. */
    worldEdge: EdgeView['id'];
    from: ComponentId | 'shopper';
    to: ComponentId;
    queue: QueueName | null;
  },
  'way'
>;

const fixed = { draggable: false, selectable: false, connectable: false, focusable: false, deletable: false } as const;

function place({ x, y, width, height }: Box, zIndex: number) {
  return { ...fixed, position: { x, y }, width, height, zIndex };
}

/** The picture's parts; the array never changes, so React Flow never works on it again. */
export const placeNodes: PlaceNode[] = [
  ...serviceIds.map((service) => ({
    id: `hull:${service}`,
    type: 'hull' as const,
    data: { service },
    ...place(hullBox(service), 0),
  })),
  { id: 'shopper', type: 'shoppers', data: {}, ...place(shoppersBox, 2) },
  { id: 'rabbitmq', type: 'bus', data: {}, ...place(busBox, 2) },
  ...serviceIds.flatMap((service) => [
    { id: service, type: 'service' as const, data: { service }, ...place(serviceBox(service), 2) },
    { id: databaseOf(service), type: 'database' as const, data: { service }, ...place(databaseBox(service), 2) },
  ]),
  { id: 'card-processor', type: 'card-processor', data: {}, ...place(cardProcessorBox, 2) },
];

type EdgeSpec = Pick<NonNullable<PlaceEdge['data']>, 'role' | 'from' | 'to'> & {
  id: string;
  points: readonly Point[];
  queue?: QueueName;
};

function edge({ id, role, from, to, points, queue }: EdgeSpec): PlaceEdge {
  const worldEdge = `${from}>${to}:${role}`;
  const data = { path: svgPath(points), role, worldEdge, from, to, queue: queue ?? null };
  return {
    id,
    type: 'way',
    source: from,
    target: to,
    data,
    zIndex: 1,
    selectable: false,
    focusable: false,
    deletable: false,
    // React Flow would call it an image, inside which nothing could be pressed.
    ariaRole: 'group',
    ariaLabel: `${id.replace(/^[a-z]+:/, '')}, ${role}`,
  };
}

/** The bus hides what is behind it, so an edge to it ends at its rim. */
function toRim(points: readonly Point[]): Point[] {
  const [first] = points;
  return first === undefined ? [] : [first, [first[0], strip.busBottom]];
}

function fromRim(points: readonly Point[]): Point[] {
  const last = points.at(-1);
  return last === undefined ? [] : [[last[0], strip.busBottom], last];
}

function rest(from: ComponentId | 'shopper', to: ComponentId): PlaceEdge {
  const id = `rest:${from}>${to}`;
  return edge({ id, role: 'rest', from, to, points: routes.get(id) ?? [] });
}

export const placeEdges: PlaceEdge[] = [
  rest('shopper', 'order-service'),
  rest('order-service', 'product-service'),
  rest('order-service', 'customer-service'),
  rest('payment-service', 'card-processor'),
  ...serviceIds.map((id) =>
    edge({ id: `publish:${id}`, role: 'amqp', from: id, to: 'rabbitmq', points: toRim(publishRoute(id, 'exchange')) }),
  ),
  ...queueNames.map((queue) =>
    edge({
      id: `consume:${queue}`,
      role: 'amqp',
      from: 'rabbitmq',
      to: queues[queue].consumer,
      points: fromRim(consumeRoute(queue)),
      queue,
    }),
  ),
  ...serviceIds.map((id) => edge({ id: `sql:${id}`, role: 'sql', from: id, to: databaseOf(id), points: sqlRoute(id) })),
];
