'use client';

import { useLedger } from '../../data/ledger-react.ts';
import { LastAct } from './panels.ts';

/** What was done last, as commands. Its code comes with the first act. */
export function WhatDidThat() {
  return useLedger().length === 0 ? null : <LastAct />;
}
