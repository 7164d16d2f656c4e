import { z } from 'zod';

const environment = z.object({
  BULKHEAD_INSTANCE: z.string().default('1'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8085),
  CARD_LEDGER_FILE: z.string().min(1),
  ALLOWED_ORIGINS: z.string().default(''),
  ALLOWED_HOSTS: z.string().default('127.0.0.1,localhost'),
  TELEMETRY_URL: z.url().optional(),
  TELEMETRY_TOKEN: z.string().default(''),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface CardProcessorConfig {
  instance: string;
  host: string;
  port: number;
  /** The SQLite file with every charge. Its folder is made when missing. */
  ledgerFile: string;
  telemetry: { url: string | undefined; token: string; otlpEndpoint: string | undefined };
  allowedHosts: string[];
  allowedOrigins: string[];
  logLevel: string;
}

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads the settings from the environment. Throws an Error that names what is missing or wrong. */
export function readCardProcessorConfig(env: Record<string, string | undefined>): CardProcessorConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The environment is not complete:\n${z.prettifyError(parsed.error)}`);
  const e = parsed.data;
  return {
    instance: e.BULKHEAD_INSTANCE,
    host: e.HOST,
    port: e.PORT,
    ledgerFile: e.CARD_LEDGER_FILE,
    telemetry: { url: e.TELEMETRY_URL, token: e.TELEMETRY_TOKEN, otlpEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT },
    allowedHosts: [...list(e.ALLOWED_HOSTS), 'card-processor'],
    allowedOrigins: list(e.ALLOWED_ORIGINS),
    logLevel: e.LOG_LEVEL,
  };
}
