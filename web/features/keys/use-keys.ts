'use client';

import { useEffect, useRef } from 'react';
import { listenToKeys, pageKeys } from './page-keys.ts';
import type { KeyBinding } from './registry.ts';

/**
 * Binds keys while the component is mounted, and lists them on the help sheet. They never fire while somebody types in
 * a field, nor behind an open dialog. The array may be a new one at each render.
 *
 *     useKeys([{ keys: 'f', does: 'Show or hide all figures', section: 'Picture', run: toggleFigures }]);
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    listenToKeys();
    return pageKeys.bind(() => latest.current);
  }, []);
}
