import { deadLetterQueue, queueNames, type Setting, type SettingGroup } from '@bulkhead/contracts';
import { z } from 'zod';
import type { Management } from '../../queues/management.ts';

const overviewSchema = z.object({ rabbitmq_version: z.string(), erlang_version: z.string() });

const nodesSchema = z.array(
  z.object({
    mem_used: z.number().optional(),
    mem_limit: z.number().optional(),
    mem_alarm: z.boolean().optional(),
    disk_free: z.number().optional(),
    disk_free_limit: z.number().optional(),
    disk_free_alarm: z.boolean().optional(),
  }),
);

const policiesSchema = z.array(
  z.object({ name: z.string(), pattern: z.string(), definition: z.record(z.string(), z.unknown()) }),
);

const queuesSchema = z.array(
  z.object({
    name: z.string(),
    durable: z.boolean(),
    policy: z.string().nullish(),
    arguments: z.record(z.string(), z.unknown()),
  }),
);

/** What the broker runs with, asked of its management API: alarms, policies, and the queues' arguments. */
export async function readBrokerSettings(management: Management): Promise<SettingGroup[]> {
  const [overview, nodes, policies, queues] = await Promise.all([
    management.get('overview').then((answer) => overviewSchema.parse(answer)),
    management.get('nodes').then((answer) => nodesSchema.parse(answer)),
    management.get('policies').then((answer) => policiesSchema.parse(answer)),
    management
      .get(`queues/${management.vhost}?columns=name,durable,policy,arguments`)
      .then((answer) => queuesSchema.parse(answer)),
  ]);
  return [
    alarms(nodes[0] ?? {}),
    { title: 'Policies', settings: policies.flatMap(policySettings) },
    { title: 'Queues', settings: queueSettings(queues) },
    {
      title: 'The server',
      settings: [
        said('version', overview.rabbitmq_version, 'As the broker itself says.'),
        said('erlang', overview.erlang_version, 'The virtual machine that it runs on.'),
      ],
    },
  ];
}

function said(name: string, value: string, why: string): Setting {
  return { name, value, why, isDefault: null };
}

function alarms(node: z.infer<typeof nodesSchema>[number]): SettingGroup {
  const raised = (is: boolean | undefined) => (is === undefined ? 'unknown' : is ? 'RAISED' : 'quiet');
  return {
    title: 'Alarms',
    settings: [
      said('memory alarm', raised(node.mem_alarm), 'When it is raised, publishers are held back and consumers go on.'),
      said(
        'memory',
        `${megabytes(node.mem_used)} of ${megabytes(node.mem_limit)}`,
        'At the limit the alarm is raised.',
      ),
      said('disk alarm', raised(node.disk_free_alarm), 'The same when the disk is nearly full.'),
      said(
        'disk free',
        `${megabytes(node.disk_free)}, at least ${megabytes(node.disk_free_limit)}`,
        'Below the limit nothing more is taken in.',
      ),
    ],
  };
}

const policyReasons: Readonly<Record<string, string>> = {
  'delivery-limit': 'A message that was handed out so often without an ack is a dead letter: no endless loop.',
};

function policySettings({ name, pattern, definition }: z.infer<typeof policiesSchema>[number]): Setting[] {
  return Object.entries(definition).map(([key, value]) =>
    said(key, String(value), `${policyReasons[key] ?? 'Set by a policy.'} Policy ${name}, for queues like ${pattern}`),
  );
}

const argumentReasons: Readonly<Record<string, string>> = {
  'x-queue-type': 'A quorum queue writes each message to the disk before it confirms it, and counts deliveries.',
  'x-dead-letter-exchange': 'Dead letters go by the default exchange, straight to a queue.',
  'x-dead-letter-routing-key': 'Each queue has a dead-letter queue of its own.',
  'x-dead-letter-strategy':
    'A dead letter stays until the dead-letter queue has confirmed it: it can not get lost on its way.',
  'x-overflow': 'A full queue refuses the publisher instead of throwing old messages away.',
};

function argumentText(value: unknown): string {
  if (value === undefined) return 'not set';
  // The nameless exchange hands a message to the queue that the routing key names.
  return value === '' ? 'the default exchange' : String(value);
}

/** Arguments that all queues share are told once; a queue that differs is told by its name. */
function queueSettings(queues: z.infer<typeof queuesSchema>): Setting[] {
  const ours = queues.filter(({ name }) => queueNames.some((known) => known === name));
  const dead = queues.filter(({ name }) => queueNames.some((known) => deadLetterQueue(known) === name));
  const names = [...new Set(ours.flatMap((queue) => Object.keys(queue.arguments)))].sort();
  const shared = names.map((name) => {
    const values = new Set(ours.map((queue) => argumentText(queue.arguments[name])));
    const perQueue = name === 'x-dead-letter-routing-key' ? '<queue>.dead' : [...values].join(' / ');
    return said(name, perQueue, argumentReasons[name] ?? 'An argument of the queues.');
  });
  const isDurable = queues.every((queue) => queue.durable);
  return [
    said(
      'queues',
      `${ours.length} of ${queueNames.length}, and ${dead.length} for dead letters`,
      'Declared by every service on every connection.',
    ),
    said(
      'durable',
      isDurable ? 'all' : 'not all',
      'They are there again after the broker was killed, with what they held.',
    ),
    ...shared,
  ];
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'unknown' : `${Math.round(bytes / 1_048_576)} MB`;
}
