import type { World } from '@bulkhead/world';
import { createStore, type Store } from './store.ts';

/** The world on the screen: the live one, or a past one while somebody looks back. */
export interface Shown extends Pick<Store<World>, 'get' | 'first' | 'subscribe'> {
  /** Holds a past world on the screen; with null the live one is shown again. */
  hold(past: World | null): void;
}

export function createShown(live: Store<World>): Shown {
  const store = createStore(live.get());
  let isHeld = false;
  live.subscribe(() => {
    if (!isHeld) store.set(live.get());
  });
  return {
    get: store.get,
    first: store.first,
    subscribe: store.subscribe,
    hold(past) {
      isHeld = past !== null;
      store.set(past ?? live.get());
    },
  };
}
