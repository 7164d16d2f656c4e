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
});

export interface LabConfig {
  readonly version: string;
  readonly host: '127.0.0.1';
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
  readonly managementUrl: string;
  portOf(id: ComponentId): number;
  /** `http://127.0.0.1:8081`. */
  urlOf(id: ComponentId): string;
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
  const host = '127.0.0.1';
  const portOf = (id: ComponentId) => components[id].port + portOffset;
  return {
    ...{ version: projectVersion(), host, portOffset, stateDir, logLevel, portOf },
    withWeb: options.withWeb ?? true,
    otlpEndpoint: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT,
    webOrigins: [`http://${host}:${portOf('web')}`, `http://localhost:${portOf('web')}`],
    allowedHosts: [host, 'localhost'],
    managementUrl: `http://${host}:${managementPort + portOffset}`,
    urlOf: (id) => `http://${host}:${portOf(id)}`,
  };
}

function projectVersion(): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
