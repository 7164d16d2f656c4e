import { SetupFailure } from '../setup/failure.mjs';

const minuteMs = 60_000;

export const usage = `npm test: everything that is checked, one suite after the other.

  npm test                          all suites, at most 24 minutes
  npm run test:full                 the long versions too, at most 80 minutes
  npm test -- --only unit,lint      some suites
  npm test -- --deadline-minutes 5  another limit

Suites: SUITES
Outputs are kept in .bulkhead/test/. It works while a lab runs: tests use ports of their own.`;

/**
 * Reads the arguments of `npm test`.
 * @param {string[]} args
 * @param {string[]} known the ids of all suites
 * @returns {{ isHelp: boolean, isFull: boolean, only: string[], deadlineMs: number }}
 * @throws {SetupFailure} naming the argument that is wrong
 */
export function parseOptions(args, known) {
  const isFull = args.includes('--full');
  const options = { isHelp: false, isFull, only: known, deadlineMs: (isFull ? 80 : 24) * minuteMs };
  for (let index = 0; index < args.length; index++) {
    const [name, inline] = (args[index] ?? '').split('=', 2);
    const value = () => inline ?? args[++index] ?? '';
    if (name === '--help' || name === '-h') options.isHelp = true;
    else if (name === '--only') options.only = parseOnly(value(), known);
    else if (name === '--deadline-minutes') options.deadlineMs = parseMinutes(value());
    else if (name !== '--full') throw new SetupFailure(`Unknown argument ${name}. See npm test -- --help`, 2);
  }
  return options;
}

/**
 * @param {string} text
 * @param {string[]} known
 */
function parseOnly(text, known) {
  const asked = text.split(',').filter((id) => id !== '');
  const unknown = asked.filter((id) => !known.includes(id));
  if (asked.length === 0 || unknown.length > 0) {
    throw new SetupFailure(`--only ${text}: the suites are ${known.join(', ')}`, 2);
  }
  return known.filter((id) => asked.includes(id));
}

/** @param {string} text */
function parseMinutes(text) {
  const minutes = Number(text);
  if (!(minutes > 0)) throw new SetupFailure(`--deadline-minutes ${text}: give a number of minutes above 0`, 2);
  return minutes * minuteMs;
}
