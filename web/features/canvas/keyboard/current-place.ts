import type { ComponentId } from '@bulkhead/contracts';
import { useSyncExternalStore } from 'react';
import { createStore } from '../../../live/store.ts';

/** The place that has the picture's one stop of the Tab key: where the keyboard was last. */
export const currentPlace = createStore<ComponentId>('rabbitmq');

export function useIsCurrent(id: ComponentId): boolean {
  return useSyncExternalStore(
    currentPlace.subscribe,
    () => currentPlace.get() === id,
    () => currentPlace.first() === id,
  );
}
