import type { HttpAppOptions } from '@bulkhead/kit';

type Middleware = NonNullable<HttpAppOptions['before']>[number];

export interface LostAnswers {
  /** The answer with this body will not arrive. */
  lose(body: object): void;
  middleware: Middleware;
}

/** Longer than any caller waits. */
const silenceMs = 10_000;

/**
 * Stands for a network that loses an answer: the work is done, the caller hears nothing, and at the end the connection
 * drops.
 */
export function createLostAnswers(): LostAnswers {
  const lost = new WeakSet<object>();
  return {
    lose: (body) => void lost.add(body),
    middleware(_request, response, next) {
      const send = response.json.bind(response);
      response.json = (body: unknown) => {
        if (typeof body !== 'object' || body === null || !lost.has(body)) return send(body);
        const timer = setTimeout(() => response.destroy(), silenceMs);
        timer.unref();
        response.once('close', () => clearTimeout(timer));
        return response;
      };
      next();
    },
  };
}
