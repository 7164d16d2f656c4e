import type { LabEvent, LiveHello } from '@bulkhead/contracts';

export type PushResult = 'taken' | 'gap';

/** Holds events between the socket and the next flush, and sees whether one is missing. */
export interface EventBuffer {
  /** Starts over at a snapshot. */
  reset(runId: string, seq: number): void;
  /** Takes a frame. `gap`: events are missing or there were too many; only a new snapshot helps. */
  push(events: readonly LabEvent[]): PushResult;
  /** Everything since the last drain, in order. */
  drain(): LabEvent[];
  /** Where to go on after a reconnect. */
  hello(): LiveHello;
}

// #region gap
/** `capacity`: events held at most, for a tab that cannot flush for a while. */
export function createEventBuffer(capacity = 20_000): EventBuffer {
  let runId: string | undefined;
  let lastSeq = 0;
  let held: LabEvent[] = [];

  function forget(): 'gap' {
    runId = undefined;
    held = [];
    return 'gap';
  }

  return {
    reset(nextRunId, seq) {
      runId = nextRunId;
      lastSeq = seq;
      held = [];
    },
    push(events) {
      for (const event of events) {
        if (runId === undefined || event.runId !== runId) return forget();
        // A resume may send again what was already taken.
        if (event.seq <= lastSeq) continue;
        if (event.seq !== lastSeq + 1 || held.length >= capacity) return forget();
        held.push(event);
        lastSeq = event.seq;
      }
      return 'taken';
    },
    drain() {
      const events = held;
      held = [];
      return events;
    },
    hello: () => (runId === undefined ? {} : { runId, lastSeq }),
  };
}
// #endregion gap
