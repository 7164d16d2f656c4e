import { type ServiceId, serviceIds } from '@bulkhead/contracts';
import { z } from 'zod';
import type { DatabaseAddress } from '../database/pool.ts';

const port = z.coerce.number().int().min(1).max(65_535);

const environment = z.object({
  BULKHEAD_SERVICE: z.enum(serviceIds),
  BULKHEAD_INSTANCE: z.string().default('1'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  DB_HOST: z.string(),
  DB_PORT: port,
  DB_NAME: z.string().regex(/^\w+$/),
  DB_USER: z.string(),
  DB_PASSWORD: z.string(),
  DB_MIGRATOR_USER: z.string(),
  DB_MIGRATOR_PASSWORD: z.string(),
  AMQP_URL: z.string(),
  PRODUCT_URL: z.url().default('http://127.0.0.1:8080'),
  CUSTOMER_URL: z.url().default('http://127.0.0.1:8084'),
  ORDER_URL: z.url().default('http://127.0.0.1:8081'),
  CARD_PROCESSOR_URL: z.url().default('http://127.0.0.1:8085'),
  TELEMETRY_URL: z.url().optional(),
  TELEMETRY_TOKEN: z.string().default(''),
  ALLOWED_ORIGINS: z.string().default(''),
  ALLOWED_HOSTS: z.string().default('127.0.0.1,localhost'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  FAILPOINTS: z.string().optional(),
});

export interface ServiceConfig {
  service: ServiceId;
  instance: string;
  host: string;
  port: number;
  database: DatabaseAddress;
  migrator: DatabaseAddress;
  amqpUrl: string;
  peers: { product: string; customer: string; order: string; cardProcessor: string };
  telemetry: { url: string | undefined; token: string; otlpEndpoint: string | undefined };
  allowedHosts: string[];
  allowedOrigins: string[];
  logLevel: string;
  failpoints: string | undefined;
}

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads a service's settings from the environment. Throws an Error that names what is missing or wrong. */
export function readServiceConfig(env: Record<string, string | undefined>): ServiceConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The environment is not complete:\n${z.prettifyError(parsed.error)}`);
  const e = parsed.data;
  const at = { host: e.DB_HOST, port: e.DB_PORT, name: e.DB_NAME };
  return {
    service: e.BULKHEAD_SERVICE,
    instance: e.BULKHEAD_INSTANCE,
    host: e.HOST,
    port: e.PORT,
    database: { ...at, user: e.DB_USER, password: e.DB_PASSWORD },
    migrator: { ...at, user: e.DB_MIGRATOR_USER, password: e.DB_MIGRATOR_PASSWORD },
    amqpUrl: e.AMQP_URL,
    peers: {
      product: e.PRODUCT_URL,
      customer: e.CUSTOMER_URL,
      order: e.ORDER_URL,
      cardProcessor: e.CARD_PROCESSOR_URL,
    },
    telemetry: { url: e.TELEMETRY_URL, token: e.TELEMETRY_TOKEN, otlpEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT },
    allowedHosts: [...list(e.ALLOWED_HOSTS), e.BULKHEAD_SERVICE],
    allowedOrigins: list(e.ALLOWED_ORIGINS),
    logLevel: e.LOG_LEVEL,
    failpoints: e.FAILPOINTS,
  };
}
