import { ProblemError } from '@bulkhead/kit/http';
import { BrokerUnreachableError } from '../queues/management.ts';
import { DatabaseUnreachableError } from '../rows/database-access.ts';

/** Runs the work of a route; a database or broker that does not answer becomes a problem that says which. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseUnreachableError)
      throw new ProblemError('database-unavailable', error.message, { cause: error });
    if (error instanceof BrokerUnreachableError)
      throw new ProblemError('broker-unavailable', error.message, { cause: error });
    throw error;
  }
}
