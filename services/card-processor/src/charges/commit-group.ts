import type { DatabaseSync } from 'node:sqlite';

export interface CommitGroup {
  /** Runs `work` in a transaction that it shares with what else was asked for in this turn; resolves after the sync. */
  run<T>(work: () => T): Promise<T>;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
}

interface Waiting {
  /** Does the work and tells how to answer for it once it is on the disk. */
  work(): () => void;
  reject(error: unknown): void;
}

// #region commit-group
/**
 * A sync of the disk costs the same for one charge as for fifty, and holds the whole process up. So everything that
 * arrives in one turn of the event loop is committed together. Nobody sees it before: the transaction begins and ends
 * without a pause.
 */
export function createCommitGroup(books: DatabaseSync): CommitGroup {
  let waiting: Waiting[] = [];
  let flushed = Promise.resolve();

  function flush(): void {
    const group = waiting;
    waiting = [];
    try {
      books.exec('BEGIN IMMEDIATE');
      const settle = group.map((piece) => piece.work());
      books.exec('COMMIT');
      for (const answer of settle) answer();
    } catch (error) {
      if (books.isTransaction) books.exec('ROLLBACK');
      for (const piece of group) piece.reject(error);
    }
  }

  return {
    run<T>(work: () => T): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      waiting.push({
        work: () => {
          const result = work();
          return () => resolve(result);
        },
        reject,
      });
      if (waiting.length === 1) {
        flushed = new Promise((done) => {
          setImmediate(() => {
            flush();
            done();
          });
        });
      }
      return promise;
    },
    idle: () => flushed,
  };
}
// #endregion commit-group
