import { selectionText } from './selection.ts';
import type { Ui, UiState } from './ui-state.ts';
import { readUi, writeUi } from './ui-url.ts';

/** The parts of a browser that hold the page's address. */
export interface AddressBar {
  search(): string;
  push(search: string): void;
  replace(search: string): void;
  onBack(listener: () => void): () => void;
}

/** What a step back should undo: another part, order or panel. Tabs and moments are passed by. */
function placeOf({ selected, openOrderId, panel }: UiState): string {
  return `${selected === null ? '' : selectionText(selected)} ${openOrderId} ${panel}`;
}

/** Browsers refuse an address that changes with every frame, as the moment does while the past goes by. */
const momentEveryMs = 400;

/**
 * Keeps the address and what is shown the same, both ways. Gives what the first link named and could not be shown,
 * and the way to stop.
 */
export function followAddress(ui: Ui, bar: AddressBar): { problems: readonly string[]; stop: () => void } {
  const { ui: linked, problems } = readUi(bar.search());
  if (bar.search() !== '') ui.set(linked);
  let written = ui.get();
  let writtenAtMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const search = writeUi(ui.get(), bar.search());
    const isElsewhere = placeOf(ui.get()) !== placeOf(written);
    written = ui.get();
    writtenAtMs = Date.now();
    if (search === bar.search()) return;
    if (isElsewhere) bar.push(search);
    else bar.replace(search);
  }

  const stopUi = ui.subscribe(() => {
    const now = ui.get();
    const isMomentOnly = writeUi({ ...now, moment: written.moment }, '') === writeUi(written, '');
    if (isMomentOnly && now.moment !== null && Date.now() - writtenAtMs < momentEveryMs) {
      timer ??= setTimeout(write, momentEveryMs);
    } else write();
  });
  const stopBar = bar.onBack(() => {
    const { ui: back } = readUi(bar.search());
    clearTimeout(timer);
    timer = undefined;
    written = back;
    ui.set(back);
  });
  return {
    problems,
    stop() {
      clearTimeout(timer);
      stopUi();
      stopBar();
    },
  };
}

export const browserBar: AddressBar = {
  search: () => location.search,
  push: (search) => history.pushState(null, '', search === '' ? location.pathname : search),
  replace: (search) => history.replaceState(null, '', search === '' ? location.pathname : search),
  onBack(listener) {
    addEventListener('popstate', listener);
    return () => removeEventListener('popstate', listener);
  },
};
