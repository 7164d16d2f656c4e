'use client';

import { Suspense, useSyncExternalStore } from 'react';
import { lazily } from '../../ui/lazily.ts';
import { helpIsOpen, openHelp } from './help-state.ts';
import { useKeys } from './use-keys.ts';

const HelpSheet = lazily(async () => (await import('./help-sheet.tsx')).HelpSheet);

/** The help sheet and its key. It is loaded when it is first asked for. */
export function Help() {
  const isOpen = useSyncExternalStore(helpIsOpen.subscribe, helpIsOpen.get, () => false);
  useKeys([{ keys: '?', does: 'Show this sheet', section: 'Everywhere', run: openHelp }]);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <HelpSheet />
    </Suspense>
  );
}
