import { queuedMessagesSchema, queueListSchema, redriveResultSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { type CommandContext, contextOf } from '../command-context.ts';

interface QueueOptions {
  redrive?: string;
  peek?: string;
}

export function addQueuesCommand(program: Command): void {
  program
    .command('queues')
    .option('--redrive <queue>', 'move the dead letters of a queue back into it')
    .option('--peek <queue>', 'show the first messages of a queue, for example payment.commands.dead')
    .description('show queues with what waits, what is being worked on and what was given up')
    .addHelpText('after', '\nWhat was peeked at is marked as redelivered from then on; the services here do not mind.')
    .action(async (options: QueueOptions, command: Command) => {
      const context = contextOf(command);
      if (options.redrive !== undefined) await redrive(context, options.redrive);
      else if (options.peek !== undefined) await peek(context, options.peek);
      else await list(context);
    });
}

async function list({ lab, out }: CommandContext): Promise<void> {
  const queues = await lab.get('/queues', queueListSchema);
  out.result(queues);
  out.table(
    ['queue', 'waiting', 'in work', 'dead', 'consumers'],
    queues.queues.map(({ name, ready, unacked, dead, consumers }) => [
      name,
      String(ready),
      String(unacked),
      out.tone(dead > 0 ? 'bad' : 'plain', String(dead)),
      out.tone(consumers === 0 ? 'warn' : 'plain', String(consumers)),
    ]),
  );
}

async function redrive({ lab, out }: CommandContext, queue: string): Promise<void> {
  const path = `/queues/${encodeURIComponent(queue)}/redrive`;
  const result = await lab.send('POST', path, redriveResultSchema, { deadlineMs: 60_000 });
  out.result(result);
  out.line(`${result.moved} messages went back to ${queue}.`);
}

async function peek({ lab, out }: CommandContext, queue: string): Promise<void> {
  const found = await lab.get(`/queues/${encodeURIComponent(queue)}/messages`, queuedMessagesSchema);
  out.result(found);
  if (found.messages.length === 0) out.line(`${queue} is empty.`);
  for (const { type, messageId, reason, body } of found.messages) {
    out.line(`${type}  ${messageId ?? ''}${reason ? `  given up: ${reason}` : ''}`);
    out.line(`  ${body}`);
  }
}
