import { Command, Option } from 'commander';
import { wholeNumber } from './command-context.ts';
import { addAuditCommand } from './commands/audit.command.ts';
import { addDownCommand } from './commands/down.command.ts';
import { addLoadCommand, addResetCommand } from './commands/load.command.ts';
import { addLogsCommand } from './commands/logs.command.ts';
import { addOrderCommand } from './commands/order.command.ts';
import { addOrdersCommands } from './commands/orders.command.ts';
import { addProductsCommands } from './commands/products.command.ts';
import { addQueuesCommand } from './commands/queues.command.ts';
import { addRowsCommand } from './commands/rows.command.ts';
import { addStatusCommand } from './commands/status.command.ts';
import { addTopologyCommand } from './commands/topology.command.ts';
import { addUpCommand } from './commands/up.command.ts';
import { addVerbCommands } from './commands/verbs.command.ts';
import { exitCodesText } from './exit-codes.ts';

const examples = `
Examples:
  bulkhead up                                    start the lab here; Ctrl-C ends everything
  bulkhead order --wait                          place an order and stay until it has ended
  bulkhead order --card declined --wait          see how a declined card is undone
  bulkhead kill payment-mysql                    watch what stays dry
  bulkhead start payment-mysql                   the waiting orders complete
  bulkhead load 5 --mix stormy                   five orders a second, with cancels and retries
  bulkhead rows payment-mysql ledger_entries     look into a database
  bulkhead restock brass-sextant 50              more of it on the shelf
  bulkhead queues --redrive payment.commands     give dead letters another chance
  bulkhead audit --json                          nothing lost, nobody charged twice?

${exitCodesText}`;

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command('bulkhead')
    .description('A live lab in which people see microservice data patterns work and fail.')
    .addOption(
      new Option('--port-offset <n>', 'added to every port of the lab, so that a second one can live beside the first')
        .env('BULKHEAD_PORT_OFFSET')
        .argParser(wholeNumber(0, 50_000))
        .default(0),
    )
    .option('--json', 'the result as JSON, for scripts')
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    .showHelpAfterError('(see --help)')
    .configureHelp({ showGlobalOptions: true });
  addUpCommand(program);
  addDownCommand(program);
  addStatusCommand(program);
  addOrderCommand(program);
  addOrdersCommands(program);
  addProductsCommands(program);
  addVerbCommands(program);
  addLoadCommand(program);
  addResetCommand(program);
  addAuditCommand(program);
  addLogsCommand(program);
  addRowsCommand(program);
  addQueuesCommand(program);
  addTopologyCommand(program);
  return program;
}
