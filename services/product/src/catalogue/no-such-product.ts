import { ProblemError } from '@bulkhead/kit';

export function noSuchProduct(id: string): ProblemError {
  return new ProblemError('not-found', `There is no product ${id}. GET /api/products lists them.`);
}
