import type { Problem } from '@bulkhead/contracts';

/** An answer of the lab that says no, as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** When it may be asked again, if the answer said so. */
  readonly retryAfterS: number | undefined;

  constructor(problem: Problem, retryAfterS?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfterS = retryAfterS;
  }

  /** What is wrong with a field of what was sent, or with a part of it: `items[0].quantity` belongs to `items`. */
  fieldError(field: string): string | undefined {
    const isPart = (name: string) => name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`);
    return this.problem.errors?.find((error) => isPart(error.field))?.message;
  }
}

/** The lab gave no answer at all. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** The header `Retry-After` in seconds. The form with a date is not used here. */
export function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
}

/** It may have been done all the same: the answer was lost or too late, not refused. */
export function isOutcomeUnknown(error: Error): boolean {
  return error instanceof NoAnswerError || (error instanceof ProblemError && error.problem.status === 504);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

/** Reads a refusal; an answer that is no problem document becomes one with what is known. */
export function toProblem(status: number, body: unknown): Problem {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `The lab answered ${status}`, status };
}
