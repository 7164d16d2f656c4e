export * from './broker.ts';
export * from './consumer.ts';
export * from './inbox.ts';
export * from './message-factory.ts';
export * from './outbox.ts';
export * from './publisher.ts';
export { declareTopology } from './topology.ts';
