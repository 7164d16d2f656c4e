import type { Problem } from '@bulkhead/contracts';

/** An answer of the lab that says no, as a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
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

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}

/** Reads a refusal; an answer that is no problem document becomes one with what is known. */
export function toProblem(status: number, body: unknown): Problem {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `The lab answered ${status}`, status };
}
