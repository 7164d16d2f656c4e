import { setTimeout as sleep } from 'node:timers/promises';
import { logLinesSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { contextOf, wholeNumber } from '../command-context.ts';

const followEveryMs = 700;

export function addLogsCommand(program: Command): void {
  program
    .command('logs')
    .argument('<component>')
    .option('--tail <lines>', 'how many lines from the end', wholeNumber(1, 2_000), 100)
    .option('-f, --follow', 'go on with new lines until Ctrl-C')
    .description("show the end of a component's log")
    .action(async (component: string, options: { tail: number; follow?: boolean }, command: Command) => {
      const { lab, out } = contextOf(command);
      const read = (tail: number) =>
        lab.get(`/components/${encodeURIComponent(component)}/logs?tail=${tail}`, logLinesSchema);
      const log = await read(options.tail);
      out.result(log);
      for (const line of log.lines) out.line(line);
      let shown = log.lines;
      while (options.follow === true && !out.isJson) {
        await sleep(followEveryMs);
        const { lines } = await read(2_000);
        for (const line of linesAfter(shown, lines)) out.line(line);
        shown = lines;
      }
    });
}

/** What is new in `lines`, given the last ones that were shown. */
export function linesAfter(shown: readonly string[], lines: readonly string[]): readonly string[] {
  const last = shown.at(-1);
  if (last === undefined) return lines;
  // The longest overlap: where the end of what was shown lies in the new lines.
  for (let end = lines.length; end > 0; end -= 1) {
    const overlap = Math.min(end, shown.length, 50);
    if (lines[end - 1] === last && endsWith(lines.slice(0, end), shown.slice(-overlap))) return lines.slice(end);
  }
  return lines;
}

function endsWith(lines: readonly string[], tail: readonly string[]): boolean {
  const offset = lines.length - tail.length;
  return offset >= 0 && tail.every((line, index) => lines[offset + index] === line);
}
