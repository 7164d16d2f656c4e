import type { Command } from 'commander';
import { contextOf } from '../command-context.ts';

export function addUpCommand(program: Command): void {
  program
    .command('up')
    .option('--no-web', 'without the dashboard')
    .description('start the lab here; Ctrl-C ends everything')
    .action(async (options: { web: boolean }, command: Command) => {
      // Only this command needs the whole lab.
      const { runLab } = await import('../run-lab.ts');
      await runLab(contextOf(command), { withWeb: options.web });
    });
}
