import type { LabEvent, LiveHello, LiveServerToClient } from '@bulkhead/contracts';
import { emptyWorld, reduceAll, type World } from '@bulkhead/world';
import { io, type Socket } from 'socket.io-client';
import { type Choreographer, createChoreographer } from './choreographer/choreographer.ts';
import { browserFrames, createFlushClock } from './clock.ts';
import { type Connection, type ConnectionFacts, connectionOf, sameConnection } from './connection.ts';
import { createEventBuffer } from './event-buffer.ts';
import { createPast, type Past } from './history/past.ts';
import { createRecentSpans, type RecentSpans } from './recent-spans.ts';
import { createSeries, type Series } from './series.ts';
import { createShown, type Shown } from './shown.ts';
import { readSnapshot } from './snapshot.ts';
import { createStore, type Store } from './store.ts';

/** The live picture of one lab: what happened, what is drawn, and how far it can be trusted. */
export interface Feed {
  readonly world: Store<World>;
  /** What the screen shows of it: now, or a past moment. */
  readonly shown: Shown;
  /** What is still known of what happened. */
  readonly past: Past;
  /** Called when the past has grown. */
  readonly onPast: Set<() => void>;
  readonly connection: Store<Connection>;
  /** The lab's clock in whole seconds (ms since 1970), for ages that count up. */
  readonly seconds: Store<number>;
  /** The lab's clock now, ms since 1970. */
  nowMs(): number;
  readonly choreographer: Choreographer;
  /** Figures and rates of the last minutes. */
  readonly series: Series;
  /** Single requests and messages of late. */
  readonly spans: RecentSpans;
  /** Called when there is something to draw again. */
  readonly onWork: Set<() => void>;
  connect(): void;
  disconnect(): void;
}

export function createFeed(labAddress: string): Feed {
  const buffer = createEventBuffer();
  const world = createStore<World>(emptyWorld());
  const shown = createShown(world);
  const past = createPast();
  const onPast = new Set<() => void>();
  const connection = createStore<Connection>({ kind: 'connecting' });
  const seconds = createStore(0);
  const series = createSeries();
  const spans = createRecentSpans();
  const onWork = new Set<() => void>();
  const choreographer = createChoreographer(() => {
    for (const wake of onWork) wake();
  });
  const facts: ConnectionFacts = {
    isConnected: false,
    hasWorld: false,
    isForeign: false,
    openedAtMs: 0,
    lostAtMs: undefined,
    heardAtMs: undefined,
  };
  let labAheadMs = 0;
  let ticker: ReturnType<typeof setInterval> | undefined;

  const clock = createFlushClock(browserFrames, flush);

  function flush(): void {
    const events = buffer.drain();
    if (events.length === 0) return;
    const before = world.get();
    past.take(events, before);
    world.set(reduceAll(before, events));
    spans.take(events);
    for (const tellPast of onPast) tellPast();
    if (!browserFrames.isHidden()) choreographer.take(events, performance.now());
  }

  function heard(): void {
    facts.heardAtMs = Date.now();
    tell();
  }

  function tell(): void {
    const next = connectionOf(facts, Date.now());
    if (!sameConnection(connection.get(), next)) connection.set(next);
  }

  function nowMs(): number {
    return Date.now() + labAheadMs;
  }

  function tick(): void {
    seconds.set(Math.floor(nowMs() / 1000) * 1000);
    tell();
    series.note(connection.get().kind === 'live' ? world.get() : null, seconds.get());
  }

  const socket: Socket<LiveServerToClient, Record<string, never>> = io(`${labAddress}/live`, {
    autoConnect: false,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
    timeout: 5_000,
    auth: (give: (hello: LiveHello) => void) => give(buffer.hello()),
  });
  socket.on('connect', () => {
    facts.isConnected = true;
    tell();
  });
  socket.on('disconnect', () => {
    facts.isConnected = false;
    facts.lostAtMs = Date.now();
    tell();
    // The lab ended this connection, for example because this tab was too slow: come back and resume.
    if (socket.active === false && ticker !== undefined) socket.connect();
  });
  socket.on('live:snapshot', (value) => {
    const snapshot = readSnapshot(value);
    facts.isForeign = snapshot === undefined;
    if (snapshot !== undefined) {
      buffer.reset(snapshot.runId, snapshot.seq);
      labAheadMs = snapshot.serverTimeMs - Date.now();
      choreographer.clear();
      facts.hasWorld = true;
      past.begin(snapshot.world, snapshot.serverTimeMs);
      world.set(snapshot.world);
      for (const tellPast of onPast) tellPast();
    }
    heard();
    tick();
  });
  socket.on('live:frame', (events: LabEvent[]) => {
    if (facts.isForeign) return;
    if (buffer.push(events) === 'gap') {
      // Without a place to resume from, the lab answers the next connection with a snapshot.
      socket.disconnect().connect();
      return;
    }
    heard();
    clock.request();
  });

  function onVisibility(): void {
    // What moved while nobody looked is past: show the present, not a stampede of old dots.
    choreographer.clear();
    clock.request();
  }

  return {
    world,
    shown,
    past,
    onPast,
    connection,
    seconds,
    nowMs,
    choreographer,
    series,
    spans,
    onWork,
    connect() {
      if (ticker !== undefined) return;
      facts.openedAtMs = Date.now();
      ticker = setInterval(tick, 1_000);
      document.addEventListener('visibilitychange', onVisibility);
      socket.connect();
    },
    disconnect() {
      clearInterval(ticker);
      ticker = undefined;
      document.removeEventListener('visibilitychange', onVisibility);
      socket.disconnect();
    },
  };
}
