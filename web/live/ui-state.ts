import type { ComponentId } from '@bulkhead/contracts';
import { isSameSelection, type Selection } from './selection.ts';
import { createStore, type Store } from './store.ts';

export const panels = ['act', 'story', 'orders', 'component', 'ledger'] as const;
export type Panel = (typeof panels)[number];

/** What the person looks at. Shared by the panels, so that a click on the canvas opens the inspector. */
export interface UiState {
  readonly selected: Selection | null;
  /** The inspector's tab; null: its first. */
  readonly tab: string | null;
  readonly openOrderId: string | null;
  /** The panel in front. On a wide screen `act` is always beside the canvas. */
  readonly panel: Panel;
  /** The past moment that is shown, ms since 1970 on the lab's clock; null: live. */
  readonly moment: number | null;
}

export interface Ui extends Store<UiState> {
  /** Chooses a component and opens it in the inspector. */
  select(id: ComponentId | null): void;
  /** Chooses anything on the picture and opens it in the inspector. */
  choose(selection: Selection | null): void;
  openOrder(id: string | null): void;
  show(panel: Panel): void;
  showTab(tab: string): void;
  /** Looks at a past moment, or with null at what happens now. */
  lookAt(moment: number | null): void;
}

export const firstUi: UiState = { selected: null, tab: null, openOrderId: null, panel: 'story', moment: null };

export function createUi(): Ui {
  const store = createStore<UiState>(firstUi);
  const patch = (part: Partial<UiState>) => store.set({ ...store.get(), ...part });

  function choose(selected: Selection | null): void {
    if (selected === null) return patch({ selected });
    const isSame = isSameSelection(store.get().selected, selected);
    patch({ panel: 'component', ...(isSame ? {} : { selected, tab: null }) });
  }

  return {
    ...store,
    choose,
    select: (id) => choose(id === null ? null : { kind: 'component', id }),
    openOrder: (openOrderId) => patch(openOrderId === null ? { openOrderId } : { openOrderId, panel: 'orders' }),
    show: (panel) => patch({ panel }),
    showTab: (tab) => patch({ tab }),
    lookAt: (moment) => patch({ moment }),
  };
}

/** The chosen component, when a component is what was chosen. */
export function selectedComponent({ selected }: UiState): ComponentId | null {
  return selected?.kind === 'component' ? selected.id : null;
}
