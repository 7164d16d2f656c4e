import { type SelfReport, type ServiceId, selfReportSchema } from '@bulkhead/contracts';
import { isNobodyThere } from '../nobody-there.ts';

/** A service did not say how it is set; `message` says which and why. */
export class ServiceUnreachableError extends Error {
  override readonly name = 'ServiceUnreachableError';
}

const deadlineMs = 2_000;

/** Asks a service what it runs with and how its pools are doing. */
export async function readServiceReport(id: ServiceId | 'card-processor', baseUrl: string): Promise<SelfReport> {
  let answer: unknown;
  try {
    const response = await fetch(`${baseUrl}/inspect`, {
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'manual',
      headers: { 'user-agent': 'lab' },
    });
    answer = await response.json();
  } catch (error) {
    throw new ServiceUnreachableError(`${id} does not answer: ${reasonOf(error)}.`, { cause: error });
  }
  const report = selfReportSchema.safeParse(answer);
  if (report.success) return report.data;
  throw new ServiceUnreachableError(`${id} answers something else than agreed.`, { cause: report.error });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `nothing within ${deadlineMs / 1_000} s`;
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause)
    return isNobodyThere(cause.code) ? 'nothing listens there' : String(cause.code);
  return error.message;
}
