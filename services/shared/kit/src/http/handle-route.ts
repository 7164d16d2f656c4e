import type { RequestHandler, Response } from 'express';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { ProblemError } from './problem.ts';
import { readPart } from './read-request.ts';
import type { Answer, Route } from './route.ts';

interface Options {
  deadlineMs: number;
  telemetry: Telemetry;
}

/** Reads the request by the route's schemas, runs the handler under its deadline and a span, sends the answer. */
export function routeHandler(route: Route, options: Options): RequestHandler {
  const deadlineMs = route.deadlineMs ?? options.deadlineMs;
  return async (request, response) => {
    const traced: Pick<Telemetry, 'httpServer'> = route.isQuiet ? untraced : options.telemetry;
    await traced.httpServer({ method: route.method, route: route.path, headers: request.headers }, async (span) => {
      response.locals.traceId = options.telemetry.activeTraceId(); // for the problem document, made outside of the span
      const ending = new AbortController();
      // Every connection closes one day; only one that closes before its answer is a hang-up.
      response.once('close', () => {
        if (!response.writableFinished) ending.abort();
      });
      const params = readPart(route.params, request.params, 'path');
      const query = readPart(route.query, request.query, 'query');
      const body = readPart(route.body, request.body, 'body');
      const header = (name: string) => singleHeader(request.headers[name]);
      const answer = await withDeadline(
        Promise.resolve().then(() => route.handle({ params, query, body, header, signal: ending.signal })),
        deadlineMs,
        ending,
      );
      span.answered(answer.status);
      send(response, answer);
    });
  };
}

const silent = () => {};
const untraced: Pick<Telemetry, 'httpServer'> = {
  httpServer: (_request, work) =>
    work({ detail: silent, refused: silent, failed: silent, answered: silent, order: silent, statements: silent }),
};

function singleHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function withDeadline(work: Promise<Answer>, deadlineMs: number, controller: AbortController): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => {
    const detail = `No answer within ${deadlineMs} ms. What was asked may still happen: ask again with the same Idempotency-Key.`;
    reject(new ProblemError('service-unavailable', detail));
    controller.abort();
  }, deadlineMs);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

function send(response: Response, answer: Answer): void {
  if (response.destroyed) return;
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.status(answer.status);
  if (answer.body === undefined) response.end();
  else if (answer.contentType) response.type(answer.contentType).send(String(answer.body));
  else response.json(answer.body);
}
