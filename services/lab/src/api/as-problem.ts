import { ProblemError } from '@bulkhead/kit/http';
import { ServiceUnreachableError } from '../inspect/service-report.ts';
import { BrokerUnreachableError } from '../queues/management.ts';
import { DatabaseUnreachableError } from '../rows/database-access.ts';

/** Runs the work of a route; a database, broker or service that does not answer becomes a problem that says which. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseUnreachableError)
      throw new ProblemError('database-unavailable', error.message, { cause: error });
    if (error instanceof BrokerUnreachableError)
      throw new ProblemError('broker-unavailable', error.message, { cause: error });
    if (error instanceof ServiceUnreachableError)
      throw new ProblemError('service-unavailable', error.message, { retryAfterS: 1, cause: error });
    throw error;
  }
}
