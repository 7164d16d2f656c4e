export * from './batcher.ts';
export * from './database.ts';
export * from './errors.ts';
export * from './grouped-transactions.ts';
export * from './keyset.ts';
export * from './migrate.ts';
export type { DatabaseAddress, PoolLimits } from './pool.ts';
export * from './transaction.ts';
