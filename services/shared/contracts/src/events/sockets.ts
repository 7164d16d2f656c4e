import type { LabEvent, TelemetryBatch } from './lab-event.ts';

/** socket.io namespace `/telemetry`: services → lab. */
export interface TelemetryClientToServer {
  'telemetry:batch': (batch: TelemetryBatch) => void;
}
export interface TelemetryServerToClient {
  /** Arms or disarms named failpoints of the process; see the kit's failpoints. */
  'failpoints:arm': (points: FailpointOrder[]) => void;
}
export interface FailpointOrder {
  name: string;
  effect: 'crash' | 'delay' | 'error' | 'off';
  /** Acts at the n-th hit. */
  hit: number;
  delayMs?: number;
  /** The process itself disarms it after this. */
  expiresInMs: number;
}

/** What a browser says when it (re)connects to `/live`: where it stopped. */
export interface LiveHello {
  runId?: string;
  lastSeq?: number;
}

/** socket.io namespace `/live`: lab → browsers. `W` is the world, typed where it is known. */
export interface LiveServerToClient<W = unknown> {
  /** The whole world at `seq`; frames that follow begin at `seq + 1`. */
  'live:snapshot': (snapshot: { runId: string; seq: number; world: W; serverTimeMs: number }) => void;
  /** Events of about 16 ms, in order. */
  'live:frame': (events: LabEvent[]) => void;
}
export type LiveClientToServer = Record<string, never>;
