import { type ComponentConnections, serviceIds } from '@bulkhead/contracts';
import { z } from 'zod';
import type { Management } from '../../queues/management.ts';

const connectionsSchema = z.array(
  z.object({
    name: z.string(),
    user_provided_name: z.string().optional(),
    state: z.string().default('unknown'),
    channels: z.int().default(0),
  }),
);

const channelsSchema = z.array(
  z.object({
    connection_details: z.object({ name: z.string().optional() }).optional(),
    messages_unacknowledged: z.int().default(0),
  }),
);

const consumersSchema = z.array(
  z.object({
    active: z.boolean().default(true),
    prefetch_count: z.int().default(0),
    queue: z.object({ name: z.string() }),
    channel_details: z.union([z.object({ connection_name: z.string().optional() }), z.array(z.unknown())]).optional(),
  }),
);

type Answer = Extract<ComponentConnections, { kind: 'broker' }>;

/** Who is connected to the broker now, with how many channels, and which queues each reads. */
export async function readBrokerConnections(management: Management): Promise<Answer> {
  const { vhost } = management;
  const [connections, channels, consumers] = await Promise.all([
    management.get(`vhosts/${vhost}/connections`).then((answer) => connectionsSchema.parse(answer)),
    management.get(`vhosts/${vhost}/channels`).then((answer) => channelsSchema.parse(answer)),
    management.get(`consumers/${vhost}`).then((answer) => consumersSchema.parse(answer)),
  ]);
  const shown = connections.map(({ name, user_provided_name: given, state, channels: count }) => ({
    name: given ?? name,
    who: whoIs(given ?? ''),
    state,
    channels: count,
    unacked: channels
      .filter((channel) => channel.connection_details?.name === name)
      .reduce((sum, channel) => sum + channel.messages_unacknowledged, 0),
    consumers: consumers
      .filter(({ channel_details: details }) => isOf(details, name))
      .map(({ queue, prefetch_count: prefetch, active }) => ({ queue: queue.name, prefetch, active })),
  }));
  return { kind: 'broker', connections: shown.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** A consumer whose channel is not known yet has an empty list there. */
function isOf(details: z.infer<typeof consumersSchema>[number]['channel_details'], connection: string): boolean {
  return details !== undefined && !Array.isArray(details) && details.connection_name === connection;
}

/** A service names its connections after itself. */
function whoIs(name: string): string {
  return serviceIds.find((id) => name.startsWith(`${id} `)) ?? (name.startsWith('lab') ? 'lab' : 'somebody else');
}
