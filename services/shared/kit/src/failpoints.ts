import type { FailpointOrder } from '@bulkhead/contracts';

interface Armed {
  order: FailpointOrder;
  hits: number;
  expiresAtMs: number;
}

export interface Failpoints {
  /** Marks a boundary that a crash may hit. Does nothing unless somebody armed it from outside. */
  reach(name: string): Promise<void>;
  arm(orders: readonly FailpointOrder[]): void;
}

export class FailpointError extends Error {
  override readonly name = 'FailpointError';
}

/**
 * Named places at durable boundaries where the lab (or a test) can make this process die, wait or fail. Nothing is
 * armed in normal use, and what was armed disarms itself.
 */
export function createFailpoints(onHit: (name: string, effect: 'crash' | 'delay' | 'error') => void): Failpoints {
  const armed = new Map<string, Armed>();

  function due(name: string): FailpointOrder | undefined {
    const point = armed.get(name);
    if (point === undefined) return undefined;
    if (performance.now() > point.expiresAtMs) {
      armed.delete(name);
      return undefined;
    }
    point.hits += 1;
    if (point.hits < point.order.hit) return undefined;
    if (point.order.effect !== 'delay') armed.delete(name);
    return point.order;
  }

  return {
    async reach(name) {
      if (armed.size === 0) return;
      const order = due(name);
      if (order === undefined || order.effect === 'off') return;
      onHit(name, order.effect);
      if (order.effect === 'crash') process.kill(process.pid, 'SIGKILL');
      if (order.effect === 'error') throw new FailpointError(`failpoint ${name}`);
      await new Promise((resolve) => setTimeout(resolve, Math.min(order.delayMs ?? 0, 60_000)));
    },
    arm(orders) {
      for (const order of orders) {
        if (order.effect === 'off') armed.delete(order.name);
        else
          armed.set(order.name, {
            order,
            hits: 0,
            expiresAtMs: performance.now() + Math.min(order.expiresInMs, 600_000),
          });
      }
    },
  };
}

/** Reads `name:effect[:hit][,…]`, the form in which a test arms a process that it starts. */
export function parseFailpoints(text: string | undefined): FailpointOrder[] {
  if (!text) return [];
  return text.split(',').map((part) => {
    const [name = '', effect = '', hit = '1'] = part.split(':');
    if (effect !== 'crash' && effect !== 'delay' && effect !== 'error')
      throw new Error(`FAILPOINTS: ${part}: effect must be crash, delay or error`);
    if (!/^[1-9]\d{0,6}$/.test(hit)) throw new Error(`FAILPOINTS: ${part}: the hit must be a whole number from 1`);
    return { name, effect, hit: Number(hit), delayMs: 1_000, expiresInMs: 600_000 };
  });
}
