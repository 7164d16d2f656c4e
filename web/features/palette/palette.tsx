'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { lazily } from '../../ui/lazily.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { useKeys } from '../keys/index.ts';

const PaletteDialog = lazily(async () => (await import('./palette-dialog.tsx')).PaletteDialog);

/** The button and the key of the command palette. Its code comes when it is first asked for. */
export function Palette() {
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useKeys([{ keys: 'Mod+k', does: 'Find a place or a command', section: 'Everywhere', run: open }]);
  return (
    <>
      <button
        type="button"
        className="grid size-8 shrink-0 place-items-center rounded-lg border border-line hover:border-mute"
        aria-label="Find a place or a command"
        title="Find a place or a command (Ctrl or ⌘ and K)"
        {...PaletteDialog.near}
        onClick={open}
      >
        <Search size={15} aria-hidden="true" />
      </button>
      {isOpen && (
        <PanelBoundary name="The palette" placeholder={null}>
          <PaletteDialog onClose={() => setOpen(false)} />
        </PanelBoundary>
      )}
    </>
  );
}
