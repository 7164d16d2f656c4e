import type {
  Alert,
  ComponentFigure,
  ComponentId,
  ComponentStatus,
  DataOf,
  Money,
  OrderStatus,
  PaymentMethod,
  Peer,
  QueueSample,
  SagaStatus,
  SpanStarted,
  Strategy,
  Verdict,
} from '@bulkhead/contracts';

/** What a service says of a part it needs. `unknown` until it says something, and again after it died. */
export interface SeenState<S extends string> {
  readonly state: S | 'unknown';
  readonly why: string | null;
  /** When it said so, ms since 1970; 0 when never. */
  readonly at: number;
}

export interface ComponentView {
  readonly id: ComponentId;
  readonly status: ComponentStatus;
  /** Null until measured, and when the process is gone. */
  readonly figures: ComponentFigure | null;
  /** `connected` is null while it has never been connected in this run. */
  readonly telemetry: { readonly connected: boolean | null; readonly missed: number };
  /** A service's outbox: rows that the broker has not confirmed. Null when unknown. */
  readonly outbox: { readonly waiting: number; readonly oldestMs: number | null; readonly at: number } | null;
  /** Its own database as the service sees it, which may differ from what a probe sees. */
  readonly database: SeenState<'available' | 'unavailable'>;
  /** The broker as the service sees it. */
  readonly broker: SeenState<'connected' | 'disconnected' | 'blocked'>;
  /** Queues that the service has stopped reading, each with the reason. */
  readonly pausedConsumers: Readonly<Record<string, string>>;
  readonly projections: Readonly<
    Record<string, { readonly behind: number; readonly behindMs: number; readonly at: number }>
  >;
  /** Orders whose saga waits for a step of this service. */
  readonly waitingOrders: number;
}

export type OpClass = 'rest' | 'amqp' | 'sql';

/** Traffic from one part to another; its id is `${from}>${to}:${opClass}`. */
export interface EdgeView {
  readonly id: string;
  readonly from: Peer;
  readonly to: Peer;
  readonly opClass: OpClass;
  readonly ratePerSecond: number;
  readonly errorsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** When it was measured. Samples stop with the traffic: an old one says nothing about now. */
  readonly at: number;
  /** 1: each request is a span of its own; n: single spans of one trace in n. */
  readonly keptOneIn: number;
  readonly breaker: DataOf<'breaker.changed'>['state'] | null;
}

export interface QueueView extends QueueSample {
  readonly at: number;
}

export interface SagaView {
  readonly status: SagaStatus;
  readonly epoch: number;
  readonly steps: DataOf<'saga.changed'>['steps'];
}

/** One order. What only `order.accepted` tells is null while that event was not seen. */
export interface OrderView {
  readonly id: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly total: Money | null;
  readonly itemCount: number | null;
  readonly paymentMethod: PaymentMethod | null;
  readonly strategy: Strategy | null;
  readonly status: OrderStatus;
  readonly reason: string | null;
  readonly acceptedAt: number | null;
  /** When the lab last heard something new of it. */
  readonly changedAt: number;
  /** Of `status`: the higher one wins, whatever comes first. 0: nothing but the acceptance is known. */
  readonly version: number;
  readonly saga: SagaView | null;
  readonly traceId: string | null;
  readonly fromCopy: NonNullable<DataOf<'order.accepted'>['fromCopy']> | null;
  /** The service whose answer its saga waits for. */
  readonly waitingFor: ComponentId | null;
  /** Its steps are sentences of the story; at high rates orders are only counted there. */
  readonly told: boolean;
}

export interface OrderTotals {
  readonly accepted: number;
  readonly confirmed: number;
  readonly cancelled: number;
}

export type StoryTone = 'neutral' | 'good' | 'bad' | 'undo' | 'waiting';

export interface StoryLine {
  /** Of the event that it tells; a later line of the same event has a higher `part`. */
  readonly seq: number;
  readonly part: number;
  readonly at: number;
  readonly text: string;
  readonly tone: StoryTone;
  readonly orderId?: string;
  readonly component?: ComponentId;
}

/** What the orders that are not told one by one did in the current second. */
export interface StoryPulse {
  readonly second: number;
  readonly accepted: number;
  readonly acceptedBefore: number;
  readonly counts: { readonly accepted: number; readonly confirmed: number; readonly cancelled: number };
}

export interface OpenSpan extends SpanStarted {
  readonly at: number;
  readonly traceId: string | null;
  readonly orderId: string | null;
}

/** One sender of telemetry. */
export interface SourceView {
  readonly instances: readonly string[];
  readonly lastAt: number;
  readonly openSpans: Readonly<Record<string, OpenSpan>>;
  /** Spans that ended because their source died. */
  readonly lostSpans: number;
}

export interface AlertView extends Alert {
  readonly at: number;
}

export interface LoadView {
  /** Null: no shoppers are at work. */
  readonly settings: DataOf<'load.changed'> | null;
  readonly accepted: number;
  readonly refused: number;
  readonly inFlight: number;
}

export interface AuditView {
  readonly verdicts: readonly Verdict[];
  readonly tookMs: number;
  readonly at: number;
}
