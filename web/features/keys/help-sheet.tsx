'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { helpIsOpen } from './help-state.ts';
import { KeyCaps } from './key-caps.tsx';
import { isMac, pageKeys, setSingleKeys } from './page-keys.ts';
import { type KeySection, keySections, keysOf } from './registry.ts';

/** Every key that does something now, read from where they are bound. */
export function HelpSheet() {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => helpIsOpen.set(isOpen)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-24px)] w-[min(680px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-xl border border-line bg-panel p-5 shadow-2xl">
          <div className="flex items-center justify-between gap-3">
            <Dialog.Title className="text-[15px] font-semibold">Keys of this page</Dialog.Title>
            <Dialog.Close className="grid size-8 place-items-center rounded-lg hover:bg-raised" aria-label="Close">
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-mute">
            What can be done with the mouse can be done from here, too: Tab goes from part to part, Enter presses.
          </Dialog.Description>
          <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-2">
            {keySections.map((section) => (
              <SectionOfKeys key={section} section={section} />
            ))}
          </div>
          <SingleKeys />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SectionOfKeys({ section }: { section: KeySection }) {
  const [bindings] = useState(() => pageKeys.list().filter((binding) => binding.section === section));
  const mac = isMac();
  if (bindings.length === 0) return null;
  return (
    <section aria-label={section}>
      <h3 className="pb-1 text-xs font-semibold text-mute">{section}</h3>
      <dl>
        {bindings.map((binding) => (
          <div
            key={`${binding.within} ${keysOf(binding)}`}
            className="grid grid-cols-[64px_1fr] items-center gap-3 border-t border-line py-1.5"
          >
            <dt className="flex flex-wrap gap-1">
              {keysOf(binding).map((name) => (
                <KeyCaps key={name} name={name} isMac={mac} />
              ))}
            </dt>
            <dd>{binding.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SingleKeys() {
  const { subscribe, get } = pageKeys.singleKeys;
  const isOn = useSyncExternalStore(subscribe, get, get);
  return (
    <label className="flex items-start gap-2.5 border-t border-line pt-3">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={isOn}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      <span>
        Keys of a single character are on
        <span className="block text-mute">
          Switch them off if you speak to your computer, or press keys by chance. Those with Ctrl or ⌘ stay.
        </span>
      </span>
    </label>
  );
}
