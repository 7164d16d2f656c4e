import { createStore } from '../../live/store.ts';

/** Whether the help sheet is open. Header, palette and the key `?` open it. */
export const helpIsOpen = createStore(false);

export function openHelp(): void {
  helpIsOpen.set(true);
}
