export * from './telemetry.ts';
export type { OperationSpan } from './operations.ts';
