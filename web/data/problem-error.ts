import type { Problem } from '@bulkhead/contracts';

/** An answer of the lab that says no, as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  /** What is wrong with one field of what was sent, if the lab said so. */
  fieldError(field: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;
  }
}

/** The lab gave no answer at all. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

/** Reads a refusal; an answer that is no problem document becomes one with what is known. */
export function toProblem(status: number, body: unknown): Problem {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `The lab answered ${status}`, status };
}
