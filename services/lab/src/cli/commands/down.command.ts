import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { labStateSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { type CommandContext, contextOf } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { findRunningLab, type RunningLab } from '../find-lab.ts';
import { durationText } from '../words.ts';

const endDeadlineMs = 60_000;

export function addDownCommand(program: Command): void {
  program
    .command('down')
    .description('end the lab and all its components, also what a lab that died has left behind')
    .action(async (_options, command: Command) => down(contextOf(command)));
}

async function down(context: CommandContext): Promise<void> {
  const { out, portOffset, exitWith } = context;
  const { readLabConfig } = await import('../../config.ts');
  const { labPaths } = await import('../../runtime/index.ts');
  const config = readLabConfig(process.env, { portOffset });
  const { lockFile, registryFile } = labPaths(config.portOffset, config.stateDir);
  const running = await findRunningLab(lockFile);
  if (running !== undefined) return endRunning(context, lockFile, running);
  if (await isContained(context)) {
    out.problem('This lab runs in containers. End it where docker-compose.yml lies: docker compose down');
    return exitWith(exitCodes.failed);
  }
  if (!existsSync(registryFile)) {
    out.result({ wasRunning: false });
    return out.line('No lab is running here.');
  }
  // Opening the lab takes over what is left, and closing it ends that.
  const { createLab } = await import('../../lab.ts');
  const { createLabLogger } = await import('../../lab-log.ts');
  const lab = createLab({ ...config, withWeb: false }, { logger: createLabLogger(config) });
  await lab.start();
  await lab.stop();
  out.result({ wasRunning: false });
  out.line('No lab is running here. What an earlier one may have left behind is ended.');
}

/** Compose owns a lab in containers, and its own command ends it. */
async function isContained({ lab }: CommandContext): Promise<boolean> {
  const state = await lab.get('/lab', labStateSchema).catch(() => undefined);
  return state?.driver === 'docker';
}

async function endRunning({ out, exitWith }: CommandContext, lockFile: string, { pid }: RunningLab): Promise<void> {
  const startedAt = performance.now();
  out.line(`Ending the lab (process ${pid}) …`);
  process.kill(pid, 'SIGTERM');
  while (performance.now() - startedAt < endDeadlineMs) {
    if ((await findRunningLab(lockFile)) === undefined) {
      const tookMs = Math.round(performance.now() - startedAt);
      out.result({ wasRunning: true, tookMs });
      return out.line(`Everything has ended after ${durationText(tookMs)}.`);
    }
    await sleep(100);
  }
  out.problem(
    `Process ${pid} has not ended within ${durationText(endDeadlineMs)}. Its log says more: bulkhead logs lab.`,
  );
  exitWith(exitCodes.failed);
}
