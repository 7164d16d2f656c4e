import type { ComponentId, DataOf, EventKind, LabEvent, LabFactKind, ServiceFact } from '@bulkhead/contracts';
import { emptyWorld, reduceAll, type World } from '@bulkhead/world';
import { createEventRing, defaultRingLimits, type RingLimits } from './event-ring.ts';

export type FrameListener = (events: readonly LabEvent[]) => void;

export interface EventLogOptions {
  runId: string;
  limits?: RingLimits;
  nowMs?: () => number;
  /** A listener threw: the others and the log go on. */
  onListenerError?: (error: unknown) => void;
}

/** Events are handed on in frames of so many ms: one message to the browsers for all that happened in it. */
const frameMs = 16;
/** A frame is handed on early when it holds so many events, so that no message grows large. */
const maxFrameEvents = 500;

export interface EventLog {
  readonly runId: string;
  /** Tells something that the lab itself knows. `about`: the component it is about, when that is the source. */
  append<K extends LabFactKind>(kind: K, data: DataOf<K>, about?: { source?: ComponentId; orderId?: string }): void;
  /** Passes on what a service told. The event's time is the lab's. */
  appendFact(source: ComponentId, fact: ServiceFact): void;
  /** Hands every frame to the listener, in order. Returns the way to stop. */
  onFrame(listener: FrameListener): () => void;
  /** The world after everything appended so far; hands the open frame on first. */
  world(): World;
  /** The events after `seq`; undefined when they are no longer kept. */
  since(seq: number): LabEvent[] | undefined;
  /** The kept events of one order or trace, oldest first. */
  about(keys: Iterable<string>): LabEvent[];
  /** The first of the events that are kept. */
  readonly oldest: { seq: number; at: number } | undefined;
  readonly size: { events: number; bytes: number };
  /** Hands the last frame on and ends. What is appended later is dropped. */
  close(): void;
}

/** The one order of everything that happens in a run. It gives each event its `seq` and folds it into the world. */
export function createEventLog(options: EventLogOptions): EventLog {
  const { runId, nowMs = Date.now } = options;
  const ring = createEventRing(options.limits ?? defaultRingLimits);
  const listeners = new Set<FrameListener>();
  let world: World = { ...emptyWorld(), runId };
  let frame: LabEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let seq = 0;
  let lastAt = 0;
  let isClosed = false;

  function add(body: {
    source: ComponentId;
    kind: EventKind;
    data: unknown;
    traceId?: string;
    orderId?: string;
  }): void {
    if (isClosed) return;
    seq += 1;
    // A clock that is set back must not make time in the log run backwards.
    lastAt = Math.max(lastAt, nowMs());
    // The callers tie kind and data together, which TypeScript does not see through `body`.
    const event = { runId, seq, at: lastAt, ...body } as LabEvent;
    ring.push(event);
    frame.push(event);
    if (frame.length >= maxFrameEvents) flush();
    else timer ??= setTimeout(flush, frameMs);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (frame.length === 0) return;
    const events = frame;
    frame = [];
    world = reduceAll(world, events);
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (error) {
        options.onListenerError?.(error);
      }
    }
  }

  return {
    runId,
    append: (kind, data, about = {}) =>
      add({ source: about.source ?? 'lab', kind, data, ...(about.orderId ? { orderId: about.orderId } : {}) }),
    appendFact: (source, { kind, data, traceId, orderId }) =>
      add({ source, kind, data, ...(traceId ? { traceId } : {}), ...(orderId ? { orderId } : {}) }),
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    world() {
      flush();
      return world;
    },
    since: (after) => ring.since(after),
    about: (keys) => ring.about(keys),
    get oldest() {
      return ring.oldest;
    },
    get size() {
      return ring.size;
    },
    close() {
      flush();
      isClosed = true;
      listeners.clear();
    },
  };
}
