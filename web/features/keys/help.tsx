'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { helpIsOpen, openHelp } from './help-state.ts';
import { useKeys } from './use-keys.ts';

const HelpSheet = dynamic(() => import('./help-sheet.tsx').then(({ HelpSheet }) => HelpSheet), { ssr: false });

/** The help sheet and its key. It is loaded when it is first asked for. */
export function Help() {
  const isOpen = useSyncExternalStore(helpIsOpen.subscribe, helpIsOpen.get, () => false);
  useKeys([{ keys: '?', does: 'Show this sheet', section: 'Everywhere', run: openHelp }]);
  return isOpen ? <HelpSheet /> : null;
}
