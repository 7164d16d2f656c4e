export type { OperationSpan } from './operations.ts';
export * from './telemetry.ts';
