import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ComponentId, components, type DatabaseId, ownerOf } from '@bulkhead/contracts';
import type { Customers } from './customers.ts';
import { type LabApi, until } from './lab-api.ts';
import type { Blow } from './plan.ts';

export interface Struck {
  target: ComponentId;
  killedAtMs: number;
  /** From the first connection that was answered to the first successful request; undefined: none within the deadline. */
  recoveredAfterMs: number | undefined;
}

const recoverDeadlineMs = 30_000;

/** Kills one component in the middle of a burst of orders, starts it again, and waits until it serves. */
export async function strike(api: LabApi, customers: Customers, blow: Blow, offset: number): Promise<Struck> {
  await customers.burst(16, 6);
  const killedAtMs = Date.now();
  await api.verb(blow.target, 'kill');
  await sleep(blow.deadMs);
  const started = api.verb(blow.target, 'start');
  const port = components[blow.target].port + offset;
  await until(() => speaks(port, blow.target), recoverDeadlineMs, 20);
  const acceptsAt = performance.now();
  const isBack = await until(() => serves(api, blow.target, port), recoverDeadlineMs, 50);
  const recoveredAfterMs = isBack ? Math.round(performance.now() - acceptsAt) : undefined;
  await started;
  await sleep(1_500);
  return { target: blow.target, killedAtMs, recoveredAfterMs };
}

/** A published port lets connect whether its container listens or not: only a word from it counts. */
function speaks(port: number, target: ComponentId): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host: '127.0.0.1', port, timeout: 500 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    const { role } = components[target];
    // A database speaks first.
    if (role === 'broker') socket.write('AMQP\0\0\u0009\u0001');
    else if (role !== 'database') socket.write('GET /health/live HTTP/1.0\r\nHost: localhost\r\n\r\n');
    socket.once('data', () => end(true));
    socket.once('end', () => end(false));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** A request that needs this component succeeds. */
async function serves(api: LabApi, target: ComponentId, port: number): Promise<boolean> {
  switch (target) {
    case 'rabbitmq':
      return isConsumed(api);
    case 'card-processor':
      // Payments that were put off while it was dead come again later: that they do is for the orders' ends to show.
      return (await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
    case 'product-service':
    case 'customer-service':
    case 'order-service':
    case 'payment-service':
    case 'notification-service':
      return (await api.ask('GET', `/shop/${collectionOf[target]}?limit=1`)).ok;
    default:
      return serves(api, ownerOf(target as DatabaseId), port); // what is left of the storm's targets are databases
  }
}

const collectionOf = {
  'product-service': 'products',
  'customer-service': 'customers',
  'order-service': 'orders',
  'payment-service': 'payments',
  'notification-service': 'notifications',
} as const;

/** Messages flow again: an order that is placed now is confirmed. */
async function isConsumed(api: LabApi): Promise<boolean> {
  const id = await api.place('brass-sextant');
  return until(() => api.isConfirmed(id), recoverDeadlineMs, 50);
}
