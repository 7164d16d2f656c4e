import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComponentId, components, managementPort } from '@bulkhead/contracts';
import { z } from 'zod';
import { defaultStateDir, projectRoot } from './runtime/index.ts';

const environmentSchema = z.object({
  BULKHEAD_PORT_OFFSET: z.coerce
    .number()
    .int()
    .min(0)
    .max(50_000, 'must leave room for the ports below 65536')
    .default(0),
  /** Where data, logs and secrets lie. */
  BULKHEAD_STATE_DIR: z.string().min(1).default(defaultStateDir),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** Who runs the components: the lab itself, or a container engine. */
  BULKHEAD_DRIVER: z.enum(['process', 'docker']).default('process'),
  /** With containers: what was added to the ports under which they are published. Inside they keep their own. */
  BULKHEAD_PUBLISHED_OFFSET: z.coerce.number().int().min(0).max(50_000).default(0),
  /** With containers: where the proxy of the engine's socket listens. */
  BULKHEAD_ENGINE_SOCKET: z.string().min(1).default('/run/engine/engine.sock'),
  BULKHEAD_PUBLISHED_MANAGEMENT_PORT: z.coerce.number().int().min(1).max(65_535).default(managementPort),
});

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface LabConfig {
  readonly version: string;
  readonly driver: 'process' | 'docker';
  readonly engineSocket: string;
  /** Where servers listen: this machine only, or, in a container, whoever its networks let in. */
  readonly host: '127.0.0.1' | '0.0.0.0';
  /** Added to every port, so that a second lab can live beside the first. */
  readonly portOffset: number;
  readonly stateDir: string;
  /** Without the dashboard: for scripts and tests. */
  readonly withWeb: boolean;
  readonly logLevel: string;
  readonly otlpEndpoint: string | undefined;
  /** Origins of the dashboard. */
  readonly webOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  /** For a person; the lab itself uses `reachManagement`. */
  readonly managementUrl: string;
  /** For a person and a browser on this machine. */
  portOf(id: ComponentId): number;
  /** For a person and a browser: `http://127.0.0.1:8081`. */
  urlOf(id: ComponentId): string;
  /** Where the lab itself, and every component, reaches a component. */
  reach(id: ComponentId): Address;
  /** `http://127.0.0.1:8081`, or `http://order-service:8081` between containers. */
  reachUrl(id: ComponentId): string;
  readonly reachManagement: string;
}

/** What the command line may say; it wins over the environment. */
export interface LabOptions {
  portOffset?: number;
  withWeb?: boolean;
}

/** Reads the lab's settings. Throws an Error that names what is wrong and what would be right. */
export function readLabConfig(env: Record<string, string | undefined>, options: LabOptions = {}): LabConfig {
  const given = options.portOffset === undefined ? env : { ...env, BULKHEAD_PORT_OFFSET: String(options.portOffset) };
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The lab's settings are wrong:\n${z.prettifyError(parsed.error)}`);
  const { BULKHEAD_PORT_OFFSET: portOffset, BULKHEAD_STATE_DIR: stateDir, LOG_LEVEL: logLevel } = parsed.data;
  const isContained = parsed.data.BULKHEAD_DRIVER === 'docker';
  const published = isContained ? parsed.data.BULKHEAD_PUBLISHED_OFFSET : portOffset;
  const publishedManagement = isContained
    ? parsed.data.BULKHEAD_PUBLISHED_MANAGEMENT_PORT
    : managementPort + portOffset;
  const portOf = (id: ComponentId) => components[id].port + published;
  const urlOf = (id: ComponentId) => `http://${loopback}:${portOf(id)}`;
  const reach = isContained ? reachContainer : (id: ComponentId) => ({ host: loopback, port: portOf(id) });
  const reachUrl = (id: ComponentId) => `http://${reach(id).host}:${reach(id).port}`;
  return {
    ...{ version: projectVersion(), driver: parsed.data.BULKHEAD_DRIVER, portOffset, stateDir, logLevel },
    ...{ portOf, urlOf, reach, reachUrl },
    engineSocket: parsed.data.BULKHEAD_ENGINE_SOCKET,
    host: isContained ? '0.0.0.0' : loopback,
    withWeb: options.withWeb ?? true,
    otlpEndpoint: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT,
    webOrigins: [urlOf('web'), `http://localhost:${portOf('web')}`],
    allowedHosts: [loopback, 'localhost', ...(isContained ? ['lab'] : [])],
    managementUrl: `http://${loopback}:${publishedManagement}`,
    reachManagement: `http://${reach('rabbitmq').host}:${isContained ? managementPort : publishedManagement}`,
  };
}

const loopback = '127.0.0.1';

/** Containers are called by their names; every database has its image's own port there. */
function reachContainer(id: ComponentId): Address {
  return { host: id, port: components[id].role === 'database' ? containedDatabasePort : components[id].port };
}

const containedDatabasePort = 3306;

function projectVersion(): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
