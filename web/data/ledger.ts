import { createStore, type Store } from '../live/store.ts';
import { readStoredActs } from './ledger-stored.ts';

/** How an act ended, as far as this page knows. */
export type Outcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly title: string; readonly status: number }
  /** Nothing came back: it may have happened all the same. */
  | { readonly kind: 'no-answer' };

/** Something that a person did through this page, as it was sent to the lab. */
export interface Act {
  /** Counts up within the tab. */
  readonly number: number;
  /** ms since 1970 on the reader's clock. */
  readonly atMs: number;
  readonly tookMs?: number;
  readonly method: string;
  /** Below `/api`. */
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly outcome: Outcome;
  /** The id of what came of it: the order that was placed. */
  readonly gaveId?: string;
}

export type Asked = Pick<Act, 'method' | 'path' | 'body' | 'idempotencyKey'>;

/** Every act of this tab, oldest first. */
export interface Ledger extends Pick<Store<readonly Act[]>, 'get' | 'subscribe'> {
  /** Notes that something is asked of the lab. Call what it returns when the answer is there. */
  begin(asked: Asked): (outcome: Outcome, gaveId?: string) => void;
  clear(): void;
}

export interface LedgerStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = 'bulkhead.ledger';
export const ledgerCapacity = 500;

/** `storage` keeps it over a reload; one that is full or forbidden is done without. */
export function createLedger(storage: LedgerStorage | undefined, nowMs: () => number = Date.now): Ledger {
  const store = createStore<readonly Act[]>(stored(storage));

  function keep(acts: readonly Act[]): void {
    store.set(acts.slice(-ledgerCapacity));
    try {
      storage?.setItem(storageKey, JSON.stringify(store.get()));
    } catch {
      // Full, or a private window: the ledger then lasts as long as the page.
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    begin(asked) {
      const atMs = nowMs();
      const number = (store.get().at(-1)?.number ?? 0) + 1;
      keep([...store.get(), { ...asked, number, atMs, outcome: { kind: 'asked' } }]);
      return (outcome, gaveId) => {
        const ending = { outcome, tookMs: nowMs() - atMs, ...(gaveId === undefined ? {} : { gaveId }) };
        keep(store.get().map((act) => (act.number === number ? { ...act, ...ending } : act)));
      };
    },
    clear: () => keep([]),
  };
}

function stored(storage: LedgerStorage | undefined): readonly Act[] {
  try {
    return readStoredActs(storage?.getItem(storageKey) ?? null).slice(-ledgerCapacity);
  } catch {
    return [];
  }
}
