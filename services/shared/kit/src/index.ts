export * from './database/index.ts';
export * from './failpoints.ts';
export * from './http/index.ts';
export * from './messaging/index.ts';
export * from './service/index.ts';
export * from './telemetry/index.ts';
