import type { ComponentId, DataOf } from '@bulkhead/contracts';
// The zod-free file: the world also runs in the browser.
import { componentIds } from '@bulkhead/contracts/components';
import { newComponent } from './fold/component-view.ts';
import type {
  AlertView,
  AuditView,
  ComponentView,
  EdgeView,
  LoadView,
  OrderTotals,
  OrderView,
  QueueView,
  SourceView,
  StoryLine,
  StoryPulse,
} from './views.ts';

/** Everything that the screen shows, as plain JSON. Made by folding events; never changed in place. */
export interface World {
  /** Null before the first event. */
  readonly runId: string | null;
  /** Of the newest event folded in. */
  readonly seq: number;
  /** Of the newest event, on the lab's clock. */
  readonly at: number;
  readonly run: {
    readonly driver: string;
    readonly topology: string;
    readonly version: string;
    readonly startedAt: number;
  } | null;
  readonly components: Readonly<Record<ComponentId, ComponentView>>;
  readonly edges: Readonly<Record<string, EdgeView>>;
  /** `known` is false while the broker cannot be asked: `byName` is then what it last said. */
  readonly queues: { readonly known: boolean; readonly byName: Readonly<Record<string, QueueView>> };
  readonly orders: Readonly<Record<string, OrderView>>;
  /** Newest first. */
  readonly orderIds: readonly string[];
  /** Since the run or the last reset began; also orders that are no longer remembered. */
  readonly totals: OrderTotals;
  /** Messages that changed nothing, by reason. */
  readonly refusedMessages: Readonly<Record<DataOf<'message.refused'>['why'], number>>;
  /** Oldest first. */
  readonly story: readonly StoryLine[];
  readonly storyPulse: StoryPulse;
  readonly load: LoadView;
  readonly audit: AuditView | null;
  readonly alerts: Readonly<Record<string, AlertView>>;
  /** Senders of telemetry, by component id. */
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly reset: { readonly running: boolean; readonly dataEpoch: number | null };
}

export function emptyWorld(): World {
  return {
    runId: null,
    seq: 0,
    at: 0,
    run: null,
    // Object.fromEntries forgets the keys' type; they are exactly `componentIds`.
    components: Object.fromEntries(componentIds.map((id) => [id, newComponent(id)])) as Record<
      ComponentId,
      ComponentView
    >,
    edges: {},
    queues: { known: false, byName: {} },
    orders: {},
    orderIds: [],
    totals: { accepted: 0, confirmed: 0, cancelled: 0 },
    refusedMessages: { duplicate: 0, fenced: 0, 'older-world': 0, 'dead-lettered': 0 },
    story: [],
    storyPulse: { second: 0, accepted: 0, acceptedBefore: 0, counts: { accepted: 0, confirmed: 0, cancelled: 0 } },
    load: { settings: null, accepted: 0, refused: 0, inFlight: 0 },
    audit: null,
    alerts: {},
    sources: {},
    reset: { running: false, dataEpoch: null },
  };
}
