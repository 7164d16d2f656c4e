'use client';

import { useState, useSyncExternalStore } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { helpIsOpen } from './help-state.ts';
import { KeyCaps } from './key-caps.tsx';
import { isMac, pageKeys, setSingleKeys } from './page-keys.ts';
import { type KeySection, keySections, keysOf } from './registry.ts';

/** Every key that does something now, read from where they are bound. */
export function HelpSheet() {
  return (
    <Dialog title="Keys of this page" width="680px" isOpen onClose={() => helpIsOpen.set(false)}>
      <p className="text-mute">
        What can be done with the mouse can be done from here, too: Tab goes from part to part, Enter presses.
      </p>
      <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-2">
        {keySections.map((section) => (
          <SectionOfKeys key={section} section={section} />
        ))}
      </div>
      <SingleKeys />
    </Dialog>
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
