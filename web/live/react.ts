'use client';

import type { World } from '@bulkhead/world';
import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Connection } from './connection.ts';
import { createFeed, type Feed } from './feed.ts';
import { createLookBack, type LookBack } from './history/look-back.ts';
import { createReplay, type Replay, type ReplayState } from './history/replay.ts';
import type { SeenSpan } from './recent-spans.ts';
import type { Store } from './store.ts';
import { browserBar, followAddress } from './ui-history.ts';
import { createUi, type Ui, type UiState } from './ui-state.ts';

interface Live {
  labAddress: string;
  feed: Feed;
  ui: Ui;
  lookBack: LookBack;
  replay: Replay;
}

// One per address for the life of the page: React may mount twice, the socket must not.
const lives = new Map<string, Live>();

function liveFor(labAddress: string): Live {
  const known = lives.get(labAddress);
  if (known !== undefined) return known;
  const live = createLive(labAddress);
  lives.set(labAddress, live);
  return live;
}

function createLive(labAddress: string): Live {
  const [feed, ui] = [createFeed(labAddress), createUi()];
  const { past, shown, seconds: liveSeconds, nowMs } = feed;
  const wake = () => {
    for (const draw of feed.onWork) draw();
  };
  const lookBack = createLookBack({ ui, past, shown, liveSeconds, wake });
  feed.onPast.add(lookBack.refresh);
  const frames = {
    request: (callback: (ms: number) => void) => requestAnimationFrame(callback),
    isCalm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
  const replay = createReplay({ ui, activity: past.activity, nowMs, frames });
  return { labAddress, feed, ui, lookBack, replay };
}

const lingerMs = 2_000;
const leaving = new WeakMap<Live, ReturnType<typeof setTimeout>>();

const LiveContext = createContext<Live | null>(null);

/** Connects to the lab while it is mounted. */
export function LiveProvider({ labAddress, children }: { labAddress: string; children: ReactNode }) {
  const live = liveFor(labAddress);
  useEffect(() => {
    clearTimeout(leaving.get(live));
    live.feed.connect();
    return () => {
      // From one page to the next the connection stays.
      leaving.set(
        live,
        setTimeout(() => live.feed.disconnect(), lingerMs),
      );
    };
  }, [live]);
  return createElement(LiveContext, { value: live }, children);
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('use this below <LiveProvider>');
  return live;
}

function useSelected<T, S>(store: Pick<Store<T>, 'get' | 'first' | 'subscribe'>, select: (value: T) => S): S {
  const read = () => select(store.get());
  // A part of the page may wake up after the rest: it must begin as the server drew it, whatever is known by then.
  const readFirst = () => select(store.first());
  return useSyncExternalStore(store.subscribe, read, readFirst);
}

/**
 * A part of the world that is shown: the live one, or that of the past moment somebody looks at. `select` must give the
 * same object while that part is unchanged, which parts of a world do.
 */
export function useWorld<S>(select: (world: World) => S): S {
  return useSelected(useLive().feed.shown, select);
}

/** A part of the world as it is now, whatever is looked at: for what acts on it. */
export function useLiveWorld<S>(select: (world: World) => S): S {
  return useSelected(useLive().feed.world, select);
}

export function useConnection(): Connection {
  return useSelected(useLive().feed.connection, (connection) => connection);
}

/**
 * The clock of what is shown, ms since 1970, in steps of a second: the lab's, or the past moment that is looked at; 0
 * before it is known.
 */
export function useSeconds(): number {
  return useSelected(useLive().lookBack.seconds, (seconds) => seconds);
}

/** The lab's clock now, whatever is looked at. */
export function useLiveSeconds(): number {
  return useSelected(useLive().feed.seconds, (seconds) => seconds);
}

/** The lab's clock of what is shown: now, or the past moment that somebody looks at. */
export function useShownMs(): number {
  const nowMs = useSeconds();
  return useUi((ui) => ui.moment) ?? nowMs;
}

/** The minute of one figure that ends at what is shown, or now; a point a second, null where nothing is known. */
export function useLine(key: string, at: 'shown' | 'now' = 'shown'): readonly (number | null)[] {
  const { series } = useLive().feed;
  const shownMs = useShownMs();
  const nowMs = useSeconds();
  const endMs = at === 'now' ? nowMs : shownMs;
  const tick = useSelected(series.ticks, (ticks) => ticks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick says that there is a new point
  return useMemo(() => series.line(key, endMs), [series, key, endMs, tick]);
}

/** One request or message of late, by its span. Undefined: it is not over yet, or too long ago. */
export function useSpan(spanId: string): SeenSpan | undefined {
  const { spans } = useLive().feed;
  return useSelected(spans.ticks, () => spans.find(spanId));
}

/** The newest requests or messages of one way, and the newest that failed; read again once a second. */
export function useSpansOf(wayId: string): { recent: readonly SeenSpan[]; failed: readonly SeenSpan[] } {
  const { spans } = useLive().feed;
  const second = useSeconds();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the second says when to look again
  return useMemo(() => spans.of(wayId), [spans, wayId, second]);
}

export function useUi<S>(select: (state: UiState) => S): S {
  return useSelected(useLive().ui, select);
}

/** To act on what is shown: select, open, show. */
export function useUiActions(): Omit<Ui, 'get' | 'first' | 'set' | 'subscribe'> {
  return useLive().ui;
}

/** Ties what is shown to the page's address. Gives what a link named and could not be shown, as sentences. */
export function useAddress(): readonly string[] {
  const { ui } = useLive();
  const [problems, setProblems] = useState<readonly string[]>([]);
  useEffect(() => {
    const { problems: found, stop } = followAddress(ui, browserBar);
    setProblems(found);
    return stop;
  }, [ui]);
  return problems;
}

export function useLookBack(): LookBack {
  return useLive().lookBack;
}

/** Slow motion from the moment that is shown. */
export function useReplay(): Replay {
  return useLive().replay;
}

export function useReplayState(): ReplayState {
  return useSelected(useLive().replay, (state) => state);
}

export function useFeed(): Feed {
  return useLive().feed;
}

export function useLabAddress(): string {
  return useLive().labAddress;
}
