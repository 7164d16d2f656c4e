export * from './config.ts';
export * from './context.ts';
export { createLogger, type Logger } from './logger.ts';
export * from './poller.ts';
export * from './run-process.ts';
export { inMs, setting } from './self-report.ts';
export * from './service.ts';
