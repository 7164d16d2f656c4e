import { useSyncExternalStore } from 'react';
import { type Act, createLedger, type Ledger } from './ledger.ts';

const nothing: readonly Act[] = [];

/** The ledger of this tab. */
export const ledger: Ledger = createLedger(tabStorage());

/** The tab's own storage; undefined on the server, and where it is forbidden. */
function tabStorage(): Storage | undefined {
  try {
    return typeof window === 'undefined' ? undefined : window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function useLedger(): readonly Act[] {
  return useSyncExternalStore(ledger.subscribe, ledger.get, () => nothing);
}
