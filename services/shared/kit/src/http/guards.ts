import type { RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses a request whose Host is not one of ours. A page of another site that rebinds its name to 127.0.0.1 still
 * sends its own name here (DNS rebinding).
 */
export function hostGuard(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set(allowedHosts);
  return (request, _response, next) => {
    if (isAllowedHost(request.headers.host, allowed)) next();
    else next(new ProblemError('foreign-host', `Host must be one of: ${allowedHosts.join(', ')}.`));
  };
}

/** Whether a Host header names one of the given host names, on any port. */
export function isAllowedHost(header: string | undefined, allowed: ReadonlySet<string>): boolean {
  if (header === undefined) return false;
  const name = header.replace(/:\d{1,5}$/, '').toLowerCase();
  return allowed.has(name);
}

/** Refuses a request that a page of another origin sends. Programs send no Origin. */
export function originGuard(allowedOrigins: readonly string[]): RequestHandler {
  const allowed = new Set(allowedOrigins);
  return (request, _response, next) => {
    const origin = request.headers.origin;
    if (origin === undefined || allowed.has(origin)) next();
    else next(new ProblemError('foreign-origin', 'Requests from this origin are not accepted.'));
  };
}

/**
 * A body must say that it is JSON. Browsers send other types to another origin without asking first, so this also
 * keeps forms of foreign pages out.
 */
export function jsonOnly(): RequestHandler {
  return (request, _response, next) => {
    const hasBody =
      Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (changing.has(request.method) && hasBody && type !== 'application/json') {
      next(new ProblemError('unsupported-media-type', 'Send the body as application/json.'));
    } else next();
  };
}
