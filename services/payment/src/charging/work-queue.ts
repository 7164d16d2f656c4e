export interface WorkQueue<T> {
  /**
   * Takes an item, unless the queue is full. One item per key runs at a time; one that comes meanwhile waits for it,
   * the newest only.
   */
  add(key: string, item: T): boolean;
  /** Whether something newer than what runs is there for this key. */
  isWaiting(key: string): boolean;
  /** How many more it takes. */
  readonly room: number;
  /** Drops what waits, and resolves when what runs has ended. */
  stop(): Promise<void>;
}

export interface WorkQueueOptions<T> {
  concurrency: number;
  maxWaiting: number;
  /** Must not throw. */
  run(item: T): Promise<void>;
}

/** A bounded queue with bounded concurrency: however much arrives, the other side sees at most so much at a time. */
export function createWorkQueue<T>(options: WorkQueueOptions<T>): WorkQueue<T> {
  const waiting = new Map<string, T>(); // a Map keeps the order in which keys came
  const running = new Map<string, Promise<void>>();
  let isStopped = false;

  function pump(): void {
    for (const [key, item] of waiting) {
      if (running.size >= options.concurrency) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      const ended = options.run(item).finally(() => {
        running.delete(key);
        pump();
      });
      running.set(key, ended);
    }
  }

  return {
    add(key, item) {
      if (isStopped || (waiting.size >= options.maxWaiting && !waiting.has(key))) return false;
      waiting.set(key, item);
      pump();
      return true;
    },
    isWaiting: (key) => waiting.has(key),
    get room() {
      return options.maxWaiting - waiting.size;
    },
    async stop() {
      isStopped = true;
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
