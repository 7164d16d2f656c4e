import type { World } from '@bulkhead/world';
import type { Dot } from '../choreographer/dot.ts';
import { createStore, type Store } from '../store.ts';
import type { Ui } from '../ui-state.ts';
import type { Past } from './past.ts';
import { dotsAt } from './past-dots.ts';

/** The screen in the past: while a moment is chosen, the world of that moment is shown and live events are only collected. */
export interface LookBack {
  /** The clock of what is shown, in whole seconds: the lab's, or the past moment. */
  readonly seconds: Pick<Store<number>, 'get' | 'first' | 'subscribe'>;
  /** What moved at the moment that is shown; null while live. */
  dots(): { readonly atMs: number; readonly dots: readonly Dot[] } | null;
  /** New events came: the moment may have been ahead of them. */
  refresh(): void;
}

interface LookBackParts {
  ui: Pick<Ui, 'get' | 'subscribe'>;
  past: Past;
  shown: { hold(past: World | null): void };
  liveSeconds: Pick<Store<number>, 'get' | 'subscribe'>;
  /** There is something to draw again. */
  wake: () => void;
}

/** A moment may change with every frame; panels that show the world need fewer. */
const holdEveryMs = 100;

export function createLookBack({ ui, past, shown, liveSeconds, wake }: LookBackParts): LookBack {
  const seconds = createStore(liveSeconds.get());
  let moment: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heldAtMs: number | null = null;

  function hold(): void {
    timer = undefined;
    if (moment === null || past.known() === null) return;
    heldAtMs = moment;
    shown.hold(past.worldAt(moment));
    seconds.set(Math.floor(moment / 1000) * 1000);
  }

  function goLive(): void {
    clearTimeout(timer);
    timer = undefined;
    heldAtMs = null;
    past.pin(false);
    shown.hold(null);
    seconds.set(liveSeconds.get());
  }

  ui.subscribe(() => {
    const next = ui.get().moment;
    if (next === moment) return;
    const isFirst = moment === null;
    moment = next;
    wake();
    if (next === null) return goLive();
    if (isFirst) {
      past.pin(true);
      hold();
    } else timer ??= setTimeout(hold, holdEveryMs);
  });
  liveSeconds.subscribe(() => {
    if (moment === null) seconds.set(liveSeconds.get());
  });

  return {
    seconds,
    dots: () => (moment === null ? null : { atMs: moment, dots: dotsAt(past, moment) }),
    refresh() {
      const known = past.known();
      if (moment === null || known === null) return;
      // Held already, and what came since is after it.
      if (heldAtMs === moment && moment < known.toMs) return;
      timer ??= setTimeout(hold, holdEveryMs);
    },
  };
}
