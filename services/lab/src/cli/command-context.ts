import { type Command, InvalidArgumentError } from 'commander';
import { createLabClient, type LabClient } from './lab-client.ts';
import { createOutput, type Output } from './output.ts';

/** What every command works with. */
export interface CommandContext {
  portOffset: number;
  lab: LabClient;
  out: Output;
  /** Sets how the process will end. */
  exitWith(code: number): void;
}

/** Reads the options that every command has. */
export function contextOf(command: Command): CommandContext {
  const { portOffset, json } = command.optsWithGlobals<{ portOffset: number; json?: boolean }>();
  return {
    portOffset,
    lab: createLabClient(portOffset),
    out: createOutput(json === true),
    exitWith(code) {
      process.exitCode = code;
    },
  };
}

/** A parser for whole numbers of a range, for commander. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** A parser for numbers of a range, for commander. */
export function numberBetween(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= min && value <= max)) {
      throw new InvalidArgumentError(`Give a number from ${min} to ${max}.`);
    }
    return value;
  };
}
