import { shortDuration } from './duration.mjs';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 120;
const heartbeatMs = 20_000;

/**
 * Runs one long step and says so: on a terminal as one live line with the elapsed time and the latest output, elsewhere
 * as plain lines with a sign of life every 20 seconds.
 * @template T
 * @param {string} title what is being done, in a few words
 * @param {(note: (line: string) => void) => Promise<T>} work reports its latest output line through `note`
 * @param {(result: T) => { isGood: boolean, title: string }} [conclude] for steps whose result can be bad without an error
 * @returns {Promise<T>}
 */
export async function step(title, work, conclude = () => ({ isGood: true, title })) {
  const startedAtMs = Date.now();
  const elapsed = () => shortDuration(Date.now() - startedAtMs);
  const isLive = process.stdout.isTTY === true;
  let latest = '';
  let frame = 0;

  const draw = () => {
    const text = `${frames[frame++ % frames.length]} ${title} ${elapsed()}${latest ? `  ${latest}` : ''}`;
    process.stdout.write(`\r\x1b[2K${text.slice(0, (process.stdout.columns ?? 80) - 1)}`);
  };
  const beat = () => process.stdout.write(`  still: ${title} (${elapsed()})${latest ? ` ${latest}` : ''}\n`);

  if (!isLive) process.stdout.write(`  ${title} …\n`);
  const timer = isLive ? setInterval(draw, frameMs) : setInterval(beat, heartbeatMs);
  const finish = (/** @type {{ isGood: boolean, title: string }} */ end) =>
    process.stdout.write(`${isLive ? '\r\x1b[2K' : ''}${end.isGood ? '✓' : '✗'} ${end.title} (${elapsed()})\n`);
  try {
    const result = await work((line) => {
      latest = plain(line);
    });
    finish(conclude(result));
    return result;
  } catch (error) {
    finish({ isGood: false, title });
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** @param {string} line */
function plain(line) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
  return line.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').trim();
}
