import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a shopper was promised. */
export interface AcceptedOrder {
  orderId: string;
  /** The Idempotency-Key, when the shopper gave one. */
  key?: string;
  /** When the lab saw the answer, ms since 1970. */
  at: number;
  items: readonly { productId: string; quantity: number }[];
}

export interface Journal {
  /** Resolves when the line is with the operating system: it survives the lab's own death. */
  append(order: AcceptedOrder): Promise<void>;
  /** Forgets everything: after a reset no order is left that a promise could be about. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The file of accepted orders, one JSON line each: what the auditor holds the services to. */
export function openJournal(file: string): Journal {
  let handle: FileHandle | undefined;
  let isClosed = false;
  // One write after the other: lines must not mix.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: (to: FileHandle) => Promise<unknown>): Promise<void> => {
    const next = last.then(async () => {
      if (isClosed) throw new Error('the journal is closed');
      handle ??= await openFile(file);
      await work(handle);
    });
    last = next.catch(() => {});
    return next;
  };
  return {
    append: (order) => inTurn((to) => to.write(`${JSON.stringify(order)}\n`)),
    clear: () => inTurn((to) => to.truncate(0)),
    async close() {
      isClosed = true;
      await last;
      await handle?.close();
    },
  };
}

async function openFile(file: string): Promise<FileHandle> {
  await mkdir(dirname(file), { recursive: true });
  return open(file, 'a');
}
