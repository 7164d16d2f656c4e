import { z } from 'zod';
import { componentIdSchema } from '../events/facts.ts';

/** One setting that a component runs with. Never a secret. */
export const settingSchema = z.object({
  name: z.string(),
  value: z.string(),
  /** Why it matters here, in one sentence. */
  why: z.string(),
  /** What it would be had nobody set it, where that is known. */
  default: z.string().optional(),
  /** null: there is no default to compare it with, or it is not known. */
  isDefault: z.boolean().nullable(),
});
export type Setting = z.infer<typeof settingSchema>;

export const settingGroupSchema = z.object({ title: z.string(), settings: z.array(settingSchema) });
export type SettingGroup = z.infer<typeof settingGroupSchema>;

export const componentSettingsSchema = z.object({
  id: componentIdSchema,
  /** Who said so, for a person: the server itself, the service itself, the lab that started it. */
  source: z.string(),
  groups: z.array(settingGroupSchema),
});
export type ComponentSettings = z.infer<typeof componentSettingsSchema>;

/** A pool of database connections inside a service, as it is at this moment. */
export const poolSchema = z.object({
  name: z.string(),
  /** At most so many connections. */
  limit: z.int(),
  open: z.int(),
  free: z.int(),
  /** Pieces of work that wait for a connection. */
  waiting: z.int(),
});
export type PoolState = z.infer<typeof poolSchema>;

/** `GET /inspect` of a service: what it runs with, and its pools. */
export const selfReportSchema = z.object({
  service: z.string(),
  groups: z.array(settingGroupSchema),
  pools: z.array(poolSchema),
});
export type SelfReport = z.infer<typeof selfReportSchema>;

const databaseConnectionSchema = z.object({
  id: z.int(),
  /** The account, and for a person: whose it is. */
  user: z.string(),
  who: z.string(),
  from: z.string(),
  /** `Sleep`, `Query`, `Binlog Dump`. */
  command: z.string(),
  state: z.string().optional(),
  /** For how long it has been doing that. */
  seconds: z.int(),
  /** What it runs now, shortened. */
  statement: z.string().optional(),
});

const brokerConnectionSchema = z.object({
  name: z.string(),
  who: z.string(),
  /** `running`, `blocked`, `flow`. */
  state: z.string(),
  channels: z.int(),
  unacked: z.int(),
  consumers: z.array(z.object({ queue: z.string(), prefetch: z.int(), active: z.boolean() })),
});

/** What hangs on a component, by what it is. */
export const componentConnectionsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('database'),
    used: z.int(),
    max: z.int(),
    connections: z.array(databaseConnectionSchema),
  }),
  z.object({ kind: z.literal('service'), pools: z.array(poolSchema) }),
  z.object({ kind: z.literal('broker'), connections: z.array(brokerConnectionSchema) }),
  /** Nothing is known of the connections of this component, and why. */
  z.object({ kind: z.literal('none'), why: z.string() }),
]);
export type ComponentConnections = z.infer<typeof componentConnectionsSchema>;

/** A piece of the program that runs here. */
export const codeRegionSchema = z.object({
  title: z.string(),
  /** What it does, and why it is worth reading, in one sentence. */
  why: z.string(),
  /** Below the root of the repository. */
  file: z.string(),
  region: z.string(),
  startLine: z.int(),
  endLine: z.int(),
  text: z.string(),
});
export type CodeRegion = z.infer<typeof codeRegionSchema>;

export const componentCodeSchema = z.object({ id: componentIdSchema, regions: z.array(codeRegionSchema) });
export type ComponentCode = z.infer<typeof componentCodeSchema>;
