export interface Undo {
  /** Remembers how to end something that was begun. */
  add(step: () => Promise<void> | void): void;
  /** Ends everything, newest first; once, however often it is called. One step that fails does not keep the others from running. */
  run(): Promise<void>;
}

/** Collects how to end what was begun, so that a start that fails halfway leaves nothing behind. */
export function createUndo(onError: (error: unknown) => void): Undo {
  const steps: (() => Promise<void> | void)[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        onError(error);
      }
    }
  }

  return {
    add: (step) => void steps.push(step),
    run: () => (running ??= runAll()),
  };
}
