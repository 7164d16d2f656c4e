import { NoAnswerError, ProblemError, readRetryAfter, toProblem } from './problem-error.ts';

const deadlineMs = 12_000;

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export type Call = <T>(path: string, options?: CallOptions) => Promise<T>;

/**
 * Calls the lab's API below `/api`. `T` is the contract's type of the answer: the lab is the trusted side of this
 * border and has parsed it. Throws a ProblemError for a refusal and a NoAnswerError when nothing came in time.
 */
export function createLabClient(labAddress: string): Call {
  return async function call<T>(
    path: string,
    { method = 'GET', body, headers = {}, signal }: CallOptions = {},
  ): Promise<T> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const init: RequestInit = { method, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
    // The lab takes JSON only, also from a request without a body: that keeps foreign pages out.
    if (method !== 'GET') init.body = JSON.stringify(body ?? {});
    init.headers = method === 'GET' ? headers : { 'content-type': 'application/json', ...headers };
    let response: Response;
    try {
      response = await fetch(`${labAddress}/api${path}`, init);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new NoAnswerError('The lab does not answer. Is it running? Start it with npm start.');
    }
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      throw new ProblemError(toProblem(response.status, answer), readRetryAfter(response.headers.get('retry-after')));
    }
    return answer as T; // by the contract, see above
  };
}
