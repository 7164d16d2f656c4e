import { spawn } from 'node:child_process';
import { SetupFailure } from './failure.mjs';
import { childEnv, rootDir } from './paths.mjs';

const keptOutputBytes = 200_000;
const killAfterMs = 5_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to the usual environment
 * @property {number} timeoutMs the command is ended after this long
 * @property {(line: string) => void} [onLine] gets each line of output as it comes
 * @property {boolean} [interactive] the command may talk to the person at the terminal
 */

/**
 * Runs a command to its end and keeps the last part of its output.
 * @param {string} file
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<{ exitCode: number, output: string, timedOut: boolean }>} 127 when the command doesn't exist
 */
export function tryCommand(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? rootDir,
      env: childEnv(options.env),
      stdio: options.interactive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    const take = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString('utf8');
      output = (output + text).slice(-keptOutputBytes);
      const latest = text
        .split(/[\r\n]+/)
        .filter((line) => line.trim() !== '')
        .at(-1);
      if (latest !== undefined) options.onLine?.(latest);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref();
    }, options.timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      const isMissing = 'code' in error && error.code === 'ENOENT';
      resolve({ exitCode: isMissing ? 127 : 126, output: `${output}${error.message}\n`, timedOut });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ exitCode: code ?? (signal ? 130 : 1), output, timedOut });
    });
  });
}

/** Asks the commands that run to end. What they leave half done is redone by the next set-up. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a command that must succeed.
 * @param {string} what what it is for, as said in the failure
 * @param {string} file
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<string>} its output
 * @throws {SetupFailure} with the command and its whole output
 */
export async function mustCommand(what, file, args, options) {
  const { exitCode, output, timedOut } = await tryCommand(file, args, options);
  if (exitCode === 0) return output;
  const reason = timedOut ? `took longer than ${options.timeoutMs / 1000} s` : `failed with exit code ${exitCode}`;
  throw new SetupFailure(
    `${what} ${reason}.\n  ${[file, ...args].join(' ')}\n\n${output.trim()}\n${networkHint(output)}`,
  );
}

/**
 * A sentence for the most common cause, or nothing.
 * @param {string} output
 */
export function networkHint(output) {
  const isNetwork =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|Temporary failure resolving|Could not resolve|Failed to fetch/i;
  return isNetwork.test(output)
    ? '\nThis looks like the network: set-up needs it once. Check the connection or the proxy, then run the command again.'
    : '';
}
