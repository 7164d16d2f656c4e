import type { Call, CallOptions } from './lab-client.ts';
import type { Ledger } from './ledger.ts';
import { ProblemError } from './problem-error.ts';

/** The same calls, and everything that is more than a look is noted. */
export function notingCall(call: Call, ledger: Pick<Ledger, 'begin'>): Call {
  return async function noted<T>(path: string, options: CallOptions = {}): Promise<T> {
    const { method = 'GET', body, headers } = options;
    if (method === 'GET') return call<T>(path, options);
    const idempotencyKey = headers?.['idempotency-key'];
    const end = ledger.begin({
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    try {
      const answer = await call<T>(path, options);
      end({ kind: 'ok' }, idOf(answer));
      return answer;
    } catch (error) {
      if (error instanceof ProblemError)
        end({ kind: 'refused', title: error.problem.title, status: error.problem.status });
      else end({ kind: 'no-answer' });
      throw error;
    }
  };
}

function idOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined;
  return typeof answer.id === 'string' ? answer.id : undefined;
}
