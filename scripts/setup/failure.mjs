/** A failure that a person can act on: shown as text without a stack trace. */
export class SetupFailure extends Error {
  /** @override */
  name = 'SetupFailure';

  /**
   * @param {string} message what happened and what to do
   * @param {number} [exitCode] 1 = a step failed, 2 = the person has to do something first
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Ends a script after a failure: plain text for what a person can act on, the whole stack for anything else.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  if (error instanceof SetupFailure) {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(error.exitCode);
  }
  console.error(error);
  process.exit(1);
}
