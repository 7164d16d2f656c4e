import { components, problemSchema } from '@bulkhead/contracts';
import type { z } from 'zod';

/** Nobody listens where the lab should be. */
export class LabNotRunningError extends Error {
  override readonly name = 'LabNotRunningError';
}

/** The lab said no, and why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

export interface LabClient {
  readonly url: string;
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    answer: z.ZodType<T>,
    options?: SendOptions,
  ): Promise<T>;
}

export interface SendOptions {
  body?: unknown;
  headers?: Record<string, string>;
  deadlineMs?: number;
}

const defaultDeadlineMs = 15_000;

/** Talks to the lab of this machine at the given port offset. */
export function createLabClient(portOffset: number): LabClient {
  const url = `http://127.0.0.1:${components.lab.port + portOffset}`;

  async function ask<T>(method: string, path: string, answer: z.ZodType<T>, options: SendOptions = {}): Promise<T> {
    const response = await fetchFrom(url, method, path, options);
    const text = await response.text();
    if (!response.ok) throw new RefusedError(refusalIn(text, response.status), response.status);
    const parsed = answer.safeParse(text === '' ? undefined : JSON.parse(text));
    if (!parsed.success)
      throw new RefusedError(`${url}${path} answered something else than this version expects.`, response.status);
    return parsed.data;
  }

  return {
    url,
    get: (path, answer) => ask('GET', path, answer),
    send: (method, path, answer, options) => ask(method, path, answer, options),
  };
}

async function fetchFrom(url: string, method: string, path: string, options: SendOptions): Promise<Response> {
  try {
    return await fetch(`${url}/api${path}`, {
      method,
      signal: AbortSignal.timeout(options.deadlineMs ?? defaultDeadlineMs),
      headers: {
        'user-agent': 'bulkhead-cli',
        ...options.headers,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new RefusedError(`${url} did not answer in time.`, 504);
    const detail = `No lab is running at ${url}. Start one with \`bulkhead up\`, or name another with --port-offset.`;
    throw new LabNotRunningError(detail, { cause: error });
  }
}

/** The problem document as lines for a person: what, and what to do about which field. */
function refusalIn(text: string, status: number): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `The lab answered ${status}.`;
  }
  const problem = problemSchema.safeParse(value);
  if (!problem.success) return `The lab answered ${status}.`;
  const { title, detail, errors = [] } = problem.data;
  return [detail ?? title, ...errors.map(({ field, message }) => `  ${field}: ${message}`)].join('\n');
}
