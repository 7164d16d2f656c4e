import { ProblemError } from '../http/problem.ts';

/** The database cannot be reached, or did not answer in time. Nothing is known to have been committed by this call. */
export class DatabaseUnavailableError extends ProblemError {
  constructor(database: string, why: string, cause?: unknown) {
    super('database-unavailable', `${database} cannot be used right now: ${why}.`, { retryAfterS: 1, cause });
  }
}

/** The connection was lost while a commit was under way: it may or may not have happened. */
export class CommitOutcomeUnknownError extends DatabaseUnavailableError {}

/** The database answers, but what was asked took too long each time: a lock is held, or it is overloaded. */
export class DatabaseBusyError extends DatabaseUnavailableError {}

interface DriverError {
  code?: string;
  errno?: number;
  fatal?: boolean;
  /** Which statement of a round trip it was. */
  statementIndex?: number;
  message: string;
}

/** Reads what mysql2 threw. After a loss some errors carry no code, only `fatal`. */
export function asDriverError(error: unknown): DriverError {
  if (!(error instanceof Error)) return { message: String(error) };
  // Any of these may be missing, or be something else.
  const { code, errno, fatal, statementIndex } = error as Error & { [Key in keyof DriverError]?: unknown };
  return {
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
    ...(typeof fatal === 'boolean' ? { fatal } : {}),
    ...(typeof statementIndex === 'number' ? { statementIndex } : {}),
  };
}

const lostCodes = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  // A container that does not run has no name in its network.
  'ENOTFOUND',
  'EAI_AGAIN',
  'POOL_CLOSED',
]);

/** 1040/1203 too many connections · 1053 shutdown · 1158–1161 network · 1927/1317 killed · 2006/2013 gone. */
const lostNumbers = new Set([1040, 1053, 1158, 1159, 1160, 1161, 1203, 1317, 1927, 2006, 2013]);

/** Whether the connection (or the server) is gone, rather than the statement wrong. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, errno, fatal } = asDriverError(error);
  return (
    fatal === true || (code !== undefined && lostCodes.has(code)) || (errno !== undefined && lostNumbers.has(errno))
  );
}

/** 1205 lock wait timeout · 1213 deadlock · 1020 record changed · 1969/3024 statement time over: the whole transaction is tried again. */
export function isRetryable(error: unknown): boolean {
  const { errno } = asDriverError(error);
  return errno === 1205 || errno === 1213 || errno === 1020 || errno === 1969 || errno === 3024;
}

/** 1205 lock wait timeout · 1969/3024 statement time over: each costs a second or more, so it is not tried often. */
export function isTooSlow(error: unknown): boolean {
  const { errno } = asDriverError(error);
  return errno === 1205 || errno === 1969 || errno === 3024;
}

/** 1040/1203 too many connections: a refusal by a server that is there. */
export function isTooManyConnections(error: unknown): boolean {
  const { errno } = asDriverError(error);
  return errno === 1040 || errno === 1203;
}

/** 1062: a unique key refused the row. */
export function isDuplicateKey(error: unknown): boolean {
  return asDriverError(error).errno === 1062;
}
