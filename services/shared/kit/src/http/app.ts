import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from '../service/logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { hostGuard, jsonOnly, originGuard } from './guards.ts';
import { routeHandler } from './handle-route.ts';
import { openApiOf } from './openapi.ts';
import { ProblemError, toProblem } from './problem.ts';
import type { Route } from './route.ts';

export interface HttpAppOptions {
  title: string;
  allowedHosts: readonly string[];
  allowedOrigins: readonly string[];
  /** How long a request may take before it is answered with 503. */
  deadlineMs: number;
  /** Bytes of a body. */
  bodyLimit?: number;
  routes: readonly Route[];
  telemetry: Telemetry;
  logger: Logger;
  /** Middleware of the caller, after the guards and before the routes (the lab adds CORS here). */
  before?: readonly RequestHandler[];
}

/** An Express app with the guards, the routes, `/openapi.json` and one place that turns errors into problems. */
export function createHttpApp(options: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(hostGuard(options.allowedHosts), originGuard(options.allowedOrigins));
  for (const handler of options.before ?? []) app.use(handler);
  app.use(jsonOnly(), express.json({ limit: options.bodyLimit ?? 32_768, strict: true, type: () => true }));

  const openApi = openApiOf(options.title, options.routes);
  app.get('/openapi.json', (_request, response) => void response.json(openApi));
  const methodsByPath = new Map<string, string[]>();
  for (const route of options.routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app[route.method](path, routeHandler(route, options));
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, methods] of methodsByPath) app.all(path, wrongMethod(methods));
  app.use((request, _response, next) => next(new ProblemError('not-found', `There is nothing at ${request.path}.`)));
  app.use(problemHandler(options));
  return app;
}

function wrongMethod(methods: string[]): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Allow', methods.join(', '));
    next(new ProblemError('method-not-allowed', `${request.method} is not possible here; ${methods.join(', ')} is.`));
  };
}

function problemHandler(options: HttpAppOptions): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = fromExpress(error) ?? error;
    const traceId: unknown = response.locals.traceId;
    if (!(known instanceof ProblemError))
      options.logger.error({ err: known, path: request.path, traceId }, 'request failed');
    const { problem, retryAfterS } = toProblem(
      known,
      request.originalUrl.slice(0, 300),
      typeof traceId === 'string' ? traceId : undefined,
    );
    if (retryAfterS !== undefined) response.setHeader('Retry-After', String(retryAfterS));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

/** What Express and its body parser throw, in our words. */
function fromExpress(error: unknown): ProblemError | undefined {
  if (error instanceof URIError) return new ProblemError('bad-request', 'The path is not a valid URL.');
  if (typeof error !== 'object' || error === null || !('type' in error)) return undefined;
  switch (error.type) {
    case 'entity.too.large':
      return new ProblemError('body-too-large', 'The body is too large.');
    case 'entity.parse.failed':
      return new ProblemError('malformed-json', 'The body is not valid JSON.');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new ProblemError('unsupported-media-type', 'Send the body as plain UTF-8 JSON.');
    case 'request.aborted':
    case 'request.size.invalid':
      return new ProblemError('bad-request', 'The body did not arrive whole.');
    default:
      return undefined;
  }
}
