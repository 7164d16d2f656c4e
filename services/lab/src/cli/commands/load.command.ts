import { type LoadState, loadStateSchema, resetResultSchema } from '@bulkhead/contracts';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { contextOf, numberBetween } from '../command-context.ts';
import { durationText } from '../words.ts';

const rate = numberBetween(0.1, 100);

export function addLoadCommand(program: Command): void {
  program
    .command('load')
    .addArgument(new Argument('[rate]', 'orders a second (0.1 to 100), or off').argParser(parseRate))
    .addOption(new Option('--mix <mix>', 'what shoppers are like').choices(['everyday', 'stormy']).default('everyday'))
    .description('send shoppers, or none; without a rate, show what they do')
    .action(async (wanted: number | 'off' | undefined, options: { mix: string }, command: Command) => {
      const { lab, out } = contextOf(command);
      const state =
        wanted === undefined
          ? await lab.get('/load', loadStateSchema)
          : wanted === 'off'
            ? await lab.send('DELETE', '/load', loadStateSchema)
            : await lab.send('PUT', '/load', loadStateSchema, { body: { ordersPerSecond: wanted, mix: options.mix } });
      out.result(state);
      out.line(sentenceOf(state));
    });
}

function sentenceOf({ settings, accepted, refused, inFlight }: LoadState): string {
  const counts = `accepted ${accepted}, refused ${refused}, in line ${inFlight}`;
  if (settings === null) return `No shoppers (${counts}).`;
  return `${settings.ordersPerSecond} orders a second, ${settings.mix} (${counts}).`;
}

function parseRate(text: string): number | 'off' {
  if (text === 'off') return 'off';
  try {
    return rate(text);
  } catch {
    throw new InvalidArgumentError('Give a number from 0.1 to 100, or off.');
  }
}

const resetDeadlineMs = 120_000;

export function addResetCommand(program: Command): void {
  program
    .command('reset')
    .description('bring the first data back: empties all five databases, the queues and the card ledger')
    .action(async (_options, command: Command) => {
      const { lab, out } = contextOf(command);
      out.line('Stopping the services, emptying databases and queues, starting again …');
      const result = await lab.send('POST', '/reset', resetResultSchema, { deadlineMs: resetDeadlineMs });
      out.result(result);
      out.line(
        `Done in ${durationText(result.tookMs)}. Messages of the world before (epoch < ${result.dataEpoch}) are refused.`,
      );
    });
}
