import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { LabNotRunningError, RefusedError } from './lab-client.ts';
import { createProgram } from './program.ts';

// A reader that hangs up (`bulkhead logs … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed),
);

const program = createProgram();
for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong, and returns how to end. */
function report(error: unknown): number {
  // It has printed its message itself; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  if (error instanceof LabNotRunningError || error instanceof RefusedError) {
    process.stderr.write(`${error.message}\n`);
    return error instanceof LabNotRunningError ? exitCodes.labNotRunning : exitCodes.failed;
  }
  const isExpected = error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError';
  process.stderr.write(
    `${error instanceof Error && !isExpected ? error.stack : String(error instanceof Error ? error.message : error)}\n`,
  );
  return exitCodes.failed;
}
