/**
 * Group commit: collects what arrives while a batch runs and runs it as the next one, so that many small pieces of
 * work share one transaction when there are many, and none waits when there is one.
 */
export interface Batcher<T> {
  /** False when the queue is full. */
  add(item: T): boolean;
  readonly waiting: number;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
}

export interface BatcherOptions<T> {
  maxBatch: number;
  maxWaiting: number;
  /** How many batches may run at a time. */
  lanes: number;
  /** Must not throw. */
  run: (items: T[]) => Promise<void>;
}

export function createBatcher<T>(options: BatcherOptions<T>): Batcher<T> {
  let waiting: T[] = [];
  let running = 0;
  let onIdle: (() => void)[] = [];

  function pump(): void {
    while (running < options.lanes && waiting.length > 0) {
      const batch = waiting.slice(0, options.maxBatch);
      waiting = waiting.slice(options.maxBatch);
      running += 1;
      void options.run(batch).finally(() => {
        running -= 1;
        pump();
        if (running > 0 || waiting.length > 0) return;
        for (const wake of onIdle) wake();
        onIdle = [];
      });
    }
  }

  return {
    add(item) {
      if (waiting.length >= options.maxWaiting) return false;
      waiting.push(item);
      pump();
      return true;
    },
    get waiting() {
      return waiting.length;
    },
    idle() {
      if (running === 0 && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => onIdle.push(resolve));
    },
  };
}
