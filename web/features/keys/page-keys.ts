import { createKeyRegistry, type Focus, type KeyRegistry } from './registry.ts';

const storageKey = 'bulkhead.single-keys';
const textInputs = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range])';
const typing = `${textInputs}, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox]`;
const pressable = 'button, a[href], summary, input, [role=button], [role=tab], [role=switch], [role=menuitem]';
const ownKeys = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** All keys of the page. */
export const pageKeys: KeyRegistry = createKeyRegistry();

let isListening = false;

/** Begins to hear keys; once for the life of the page. */
export function listenToKeys(): void {
  if (isListening) return;
  isListening = true;
  pageKeys.singleKeys.set(storedChoice());
  addEventListener('keydown', onKey);
}

export function setSingleKeys(isOn: boolean): void {
  pageKeys.singleKeys.set(isOn);
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // Private windows may refuse storage: the choice then lasts as long as the page.
  }
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

function storedChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press = { ...partsOf(event), isAltGraph: event.getModifierState('AltGraph') };
  const binding = pageKeys.find(press, focusOf(event.target), isMac());
  if (binding === undefined) return;
  event.preventDefault();
  // Held down, a switch would flicker.
  if (!event.repeat || binding.repeats === true) binding.run(event);
}

function partsOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey };
}

function focusOf(target: EventTarget | null): Focus {
  const element = target instanceof Element ? target : document.body;
  return {
    isTyping: element.matches(typing) || (element instanceof HTMLElement && element.isContentEditable),
    isPressable: element.closest(pressable) !== null,
    isInDialog: element.closest(ownKeys) !== null,
    isInside: (selector) => element.closest(selector) !== null,
  };
}
