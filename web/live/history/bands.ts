import type { ComponentId, ComponentState, LabEvent } from '@bulkhead/contracts';
import { componentIds } from '@bulkhead/contracts/components';
import type { World } from '@bulkhead/world';

/** A time in which a component was not simply up. */
export interface Band {
  readonly id: ComponentId;
  readonly state: ComponentState;
  readonly fromMs: number;
  /** Null: it still is. */
  toMs: number | null;
}

const maxBands = 2_000;

/** What state each component was in, and when. */
export interface Bands {
  /** The states are known from here on; what was between this and the last event is not. */
  begin(world: World, atMs: number): void;
  /** Nothing is known after this. */
  end(atMs: number): void;
  take(event: LabEvent): boolean;
  list(): readonly Band[];
  forgetBefore(ms: number): void;
}

function isOrdinary(state: ComponentState): boolean {
  return state === 'up' || state === 'unknown' || state === 'absent';
}

export function createBands(): Bands {
  let bands: Band[] = [];
  const open = new Map<ComponentId, Band>();

  function change(id: ComponentId, state: ComponentState, atMs: number): boolean {
    const before = open.get(id);
    if (before?.state === state || (before === undefined && isOrdinary(state))) return false;
    if (before !== undefined) before.toMs = atMs;
    open.delete(id);
    if (isOrdinary(state)) return true;
    const band: Band = { id, state, fromMs: atMs, toMs: null };
    open.set(id, band);
    bands.push(band);
    if (bands.length > maxBands) bands = bands.slice(-maxBands / 2);
    return true;
  }

  return {
    begin(world, atMs) {
      for (const id of componentIds) change(id, world.components[id].status.state, atMs);
    },
    end(atMs) {
      for (const band of open.values()) band.toMs = atMs;
      open.clear();
    },
    take(event) {
      if (event.kind === 'component.changed') return change(event.data.id, event.data.state, event.at);
      if (event.kind !== 'run.started') return false;
      for (const { id, state } of event.data.components) change(id, state, event.at);
      return true;
    },
    list: () => bands,
    forgetBefore(ms) {
      if (bands.some((band) => band.toMs !== null && band.toMs < ms)) {
        bands = bands.filter((band) => band.toMs === null || band.toMs >= ms);
      }
    },
  };
}
