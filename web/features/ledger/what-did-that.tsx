'use client';

import { useLedger } from '../../data/ledger-react.ts';
import { lazily } from '../../ui/lazily.ts';

const LastAct = lazily(async () => (await import('./last-act.tsx')).LastAct);

/** What was done last, as commands. Its code comes with the first act. */
export function WhatDidThat() {
  return useLedger().length === 0 ? null : <LastAct />;
}
