import { readLabConfig } from '../config.ts';
import { createLab, type Lab } from '../lab.ts';
import type { LabContext } from '../lab-context.ts';
import { createLabLogger } from '../lab-log.ts';
import { LabRunningError } from '../runtime/index.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { createStartProgress } from './start-progress.ts';
import { durationText } from './words.ts';

/** A signal to the whole group may come twice; a person who presses again takes longer. */
const sameSignalMs = 700;

/** Brings a lab up in the foreground and stays until it is told to end. */
export async function runLab(
  { out, portOffset, exitWith }: CommandContext,
  { withWeb }: { withWeb: boolean },
): Promise<void> {
  const config = readLabConfig(process.env, { portOffset, withWeb });
  const progress = createStartProgress(out);
  const lab = createLab(config, { onFrame: progress.onFrame, logger: createLabLogger(config) });
  const isContained = config.driver === 'docker';
  const endings = endOnSignals(lab, isContained, (text) => out.line(text));
  out.line('Starting the lab …');

  let context: LabContext;
  try {
    context = await lab.start();
  } catch (error) {
    endings.forget();
    if (!(error instanceof LabRunningError)) throw error;
    out.result({ isRunningAlready: true, pid: error.pid, address: error.address });
    out.line(`The lab runs already (process ${error.pid}): ${error.address}`);
    out.line('Use it there, end it with `bulkhead down`, or start a second one with --port-offset 1000.');
    return;
  }
  endings.own(context);

  const { addresses } = context;
  try {
    await lab.bringUp(progress.text);
    if (endings.isEnding()) return;
    // Hands on what happened in the last moment, so that it is told before the end.
    context.log.world();
    out.result({ addresses, tookMs: progress.elapsedMs() });
    out.line(`\nBulkhead is up after ${durationText(progress.elapsedMs())}.`);
  } catch (error) {
    if (endings.isEnding()) return;
    out.problem(error instanceof Error ? error.message : String(error));
    exitWith(exitCodes.failed);
  }
  if (withWeb) out.line(`  dashboard  ${addresses.web}`);
  out.line(`  API        ${addresses.lab}/api/lab`);
  out.line(`  RabbitMQ   ${addresses.management}`);
  out.line(
    isContained
      ? '\nPlace an order with `docker compose exec lab bulkhead order --wait`. `docker compose down` ends everything.'
      : '\nPlace an order with `./bulkhead order --wait`. Ctrl-C ends everything.',
  );
}

/** The first signal ends the lab in peace, the second at once. */
function endOnSignals(lab: Lab, isContained: boolean, say: (text: string) => void) {
  let context: LabContext | undefined;
  let endingSinceMs: number | undefined;

  async function end(): Promise<void> {
    say(
      isContained
        ? '\nEnding the lab; its containers stay as they are.'
        : '\nEnding everything … (Ctrl-C again: at once)',
    );
    try {
      await lab.stop();
      if (!isContained) say('Everything has ended.');
    } catch (error) {
      process.stderr.write(`Something did not end: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = exitCodes.failed;
    }
    process.exit();
  }

  async function endAtOnce(): Promise<void> {
    await context?.driver.shutdown(1).catch(() => {});
    process.exit(exitCodes.interrupted);
  }

  function onSignal(): void {
    if (endingSinceMs === undefined) {
      endingSinceMs = performance.now();
      void end();
    } else if (performance.now() - endingSinceMs > sameSignalMs) void endAtOnce();
  }

  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    own(opened: LabContext) {
      context = opened;
    },
    isEnding: () => endingSinceMs !== undefined,
    forget() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
