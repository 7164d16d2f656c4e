import type { ComponentState } from '@bulkhead/contracts';
import type { ProcessStatus } from '../runtime/driver.ts';
import type { ProbeAnswer } from './probe.ts';

/** What the probes have found out about one life of a process. */
export interface Findings {
  /** It has answered at least once since it was started. */
  readonly hasAnswered: boolean;
  /** The last answer; null when the last question had none, or none was put yet. */
  readonly answer: ProbeAnswer | null;
  /** Questions without an answer since the last one. */
  readonly unanswered: number;
  readonly why: string | null;
}

export const nothingFound: Findings = { hasAnswered: false, answer: null, unanswered: 0, why: null };

/** One unanswered question may be a busy machine; two in a row mean something. */
const unansweredToDoubt = 2;

export function foundAnswer(answer: ProbeAnswer): Findings {
  return { hasAnswered: true, answer, unanswered: 0, why: null };
}

export function foundNoAnswer(before: Findings, why: string): Findings {
  const unanswered = before.unanswered + 1;
  // One miss does not take back what was known.
  return { ...before, answer: unanswered >= unansweredToDoubt ? null : before.answer, unanswered, why };
}

// #region who-decides
/** What a person is shown: of a process that runs the probes decide, of any other the driver knows. */
export function stateOf(process: ProcessStatus, findings: Findings): { state: ComponentState; detail?: string } {
  const { state } = process;
  switch (state) {
    case 'running':
      return stateOfRunning(findings);
    case 'absent':
    case 'preparing':
    case 'frozen':
    case 'stopping':
    case 'stopped':
    case 'killed':
    case 'crashed':
      return process.detail === undefined ? { state } : { state, detail: process.detail };
    default:
      return state satisfies never;
  }
}

function stateOfRunning({ hasAnswered, answer, unanswered, why }: Findings): {
  state: ComponentState;
  detail?: string;
} {
  if (answer !== null) return answer.state === 'up' ? { state: 'up' } : { state: 'unready', detail: answer.detail };
  if (!hasAnswered) return { state: 'starting' };
  return unanswered === 0
    ? { state: 'unknown' }
    : { state: 'unknown', detail: `no answer: ${why ?? 'no reason known'}` };
}
// #endregion who-decides
