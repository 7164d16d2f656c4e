import { z } from 'zod';
import { ProblemError } from './problem.ts';

/** Reads one part of a request by its schema; the refusal names each field and what would be right. */
export function readPart<T>(schema: z.ZodType<T> | undefined, value: unknown, part: 'path' | 'query' | 'body'): T {
  // Without a schema the handler's type for this part is `unknown`, and it gets nothing.
  if (schema === undefined) return undefined as T;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.length === 0 ? part : z.core.toDotPath(issue.path),
    message: issue.message,
  }));
  const fields = errors.map((e) => e.field).join(', ');
  throw new ProblemError('invalid-field', `The ${part} is not valid: ${fields}.`, { errors });
}
