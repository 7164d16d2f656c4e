import type { ComponentId } from '@bulkhead/contracts';
import { createStore, type Store } from './store.ts';

export const panels = ['act', 'story', 'orders', 'component'] as const;
export type Panel = (typeof panels)[number];

/** What the person looks at. Shared by the panels, so that a click on the canvas opens the inspector. */
export interface UiState {
  readonly selected: ComponentId | null;
  readonly openOrderId: string | null;
  /** The panel in front. On a wide screen `act` is always beside the canvas. */
  readonly panel: Panel;
}

export interface Ui extends Store<UiState> {
  select(id: ComponentId | null): void;
  openOrder(id: string | null): void;
  show(panel: Panel): void;
}

export function createUi(): Ui {
  const store = createStore<UiState>({ selected: null, openOrderId: null, panel: 'story' });
  const patch = (part: Partial<UiState>) => store.set({ ...store.get(), ...part });
  return {
    ...store,
    select: (selected) => patch(selected === null ? { selected } : { selected, panel: 'component' }),
    openOrder: (openOrderId) => patch(openOrderId === null ? { openOrderId } : { openOrderId, panel: 'orders' }),
    show: (panel) => patch({ panel }),
  };
}
