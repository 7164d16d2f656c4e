import {
  type ComponentId,
  type ComponentState,
  labStateSchema,
  type Verb,
  verbResultSchema,
  verbs,
} from '@bulkhead/contracts';
import type { Command } from 'commander';
import { type CommandContext, contextOf } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { RefusedError } from '../lab-client.ts';
import { durationText, toneOfState } from '../words.ts';

const meanings: Record<Verb, string> = {
  start: 'start a component that is down',
  stop: 'ask a component to end',
  kill: 'end a component at once (SIGKILL)',
  freeze: 'stop a component in its tracks: connections stay open, nothing answers (SIGSTOP)',
  thaw: 'let a frozen component go on',
  restart: 'stop a component and start it again',
};

/** A stop may take its whole deadline, and a restart a start on top. */
const verbDeadlineMs = 60_000;

export function addVerbCommands(program: Command): void {
  for (const verb of verbs) {
    program
      .command(verb)
      .argument('<component...>', 'for example payment-mysql, order-service, rabbitmq')
      .description(meanings[verb])
      .action(async (components: string[], _options, command: Command) => {
        const context = contextOf(command);
        const results = [];
        for (const component of components) results.push(await act(context, verb, component));
        context.out.result(results.length === 1 ? results[0] : results);
      });
  }
  program
    .command('heal')
    .description('thaw and start everything that is frozen or down')
    .action(async (_options, command: Command) => heal(contextOf(command)));
}

async function act({ lab, out }: CommandContext, verb: Verb, component: string) {
  const startedAt = performance.now();
  const path = `/components/${encodeURIComponent(component)}/${verb}`;
  const result = await lab.send('POST', path, verbResultSchema, { deadlineMs: verbDeadlineMs });
  const state = out.painted(toneOfState(result.status.state), result.status.state);
  out.line(`${result.id}: ${state} (${verb} took ${durationText(performance.now() - startedAt)})`);
  return result;
}

/** What brings a component back; undefined when it is up, or was never wanted. */
export function healingVerb(id: ComponentId, state: ComponentState): Verb | undefined {
  if (id === 'lab' || (id === 'web' && state === 'absent')) return undefined;
  if (state === 'frozen') return 'thaw';
  return state === 'killed' || state === 'crashed' || state === 'stopped' || state === 'absent' ? 'start' : undefined;
}

async function heal(context: CommandContext): Promise<void> {
  const { lab, out } = context;
  const { components } = await lab.get('/lab', labStateSchema);
  const healed = [];
  const failures: string[] = [];
  for (const { id, state } of components) {
    const verb = healingVerb(id, state);
    if (verb === undefined) continue;
    try {
      healed.push(await act(context, verb, id));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      failures.push(`${id}: ${error.message}`);
    }
  }
  out.result({ healed, failures });
  for (const failure of failures) out.problem(failure);
  if (failures.length > 0) context.exitWith(exitCodes.failed);
  else if (healed.length === 0) out.line('Everything is up: there is nothing to heal.');
}
