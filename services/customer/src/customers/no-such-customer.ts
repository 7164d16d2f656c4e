import { ProblemError } from '@bulkhead/kit';

export function noSuchCustomer(id: string): ProblemError {
  return new ProblemError('not-found', `There is no customer ${id}. GET /api/customers lists them.`);
}
