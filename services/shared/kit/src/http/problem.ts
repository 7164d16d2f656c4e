import { type Problem, type ProblemCode, problemCodes, problemType } from '@bulkhead/contracts';

export interface ProblemOptions {
  errors?: { field: string; message: string }[];
  /** Seconds after which asking again makes sense. */
  retryAfterS?: number;
  cause?: unknown;
}

/** A refusal that the caller should read: it becomes a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.status = problemCodes[code];
    this.options = options;
  }
}

/** `order-not-cancellable` → `Order not cancellable`. */
function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The document for an error. What is not a ProblemError is an internal one, and tells nothing of the inside. */
export function toProblem(
  error: unknown,
  instance: string,
  traceId: string | undefined,
): { problem: Problem; retryAfterS?: number } {
  const known =
    error instanceof ProblemError
      ? error
      : new ProblemError('internal', 'Something broke in this service. Its log says more.');
  const problem: Problem = {
    type: problemType(known.code),
    title: titleOf(known.code),
    status: known.status,
    detail: known.message,
    instance,
  };
  if (known.options.errors) problem.errors = known.options.errors;
  if (traceId) problem.traceId = traceId;
  const retryAfterS = known.options.retryAfterS ?? (known.status === 503 ? 1 : undefined);
  return retryAfterS === undefined ? { problem } : { problem, retryAfterS };
}
