import type { Middleware } from '../shop/shop-handler.ts';

const preflightSeconds = 600;

/**
 * Lets pages of the dashboard's origins read answers, and nobody else. The origin guard before this has refused
 * foreign ones already.
 */
export function cors(origins: readonly string[]): Middleware {
  const allowed = new Set(origins);
  return (request, response, next) => {
    response.setHeader('Vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return next();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', 'Location, Retry-After, Allow');
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key');
    response.setHeader('Access-Control-Max-Age', String(preflightSeconds));
    response.status(204).end();
  };
}
