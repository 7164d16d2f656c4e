import { isNobodyThere } from '../nobody-there.ts';

/** What a component said when the lab asked it by itself, past its owner. No answer is a thrown error. */
export type ProbeAnswer = { readonly state: 'up' } | { readonly state: 'unready'; readonly detail: string };

export interface Probe {
  /** Asks once. Throws, with a message for a person, when there is no answer within the deadline. */
  ask(deadlineMs: number): Promise<ProbeAnswer>;
  /** Connections to it now, where it has a limit for them. Throws like `ask`. */
  connections?(deadlineMs: number): Promise<{ used: number; max: number }>;
  /** Lets go of its connection. */
  close(): void;
}

/** Rejects at the deadline, whatever `attempt` does. `abandon` frees what the attempt holds. */
export async function within<T>(deadlineMs: number, attempt: Promise<T>, abandon: () => void): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([attempt, late]);
  } catch (error) {
    abandon();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Why there was no answer, in plain words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? inner.code : undefined;
  if (isNobodyThere(code)) return 'nothing listens on its port';
  if (code === 'ECONNRESET' || code === 'PROTOCOL_CONNECTION_LOST') return 'it hung up';
  return (inner.message || String(code ?? 'no reason given')).slice(0, 200);
}
