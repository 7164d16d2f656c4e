/** What of a key press decides. A part of a KeyboardEvent, so that tests need no browser. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr was held: it writes characters such as `@` and counts as no modifier. */
  readonly isAltGraph: boolean;
}

/**
 * Whether a press is the key that a binding names: `f`, `?`, `Escape`, `Space`, `Shift+ArrowLeft`, `Mod+k`. `Mod` is
 * ⌘ on a Mac and Ctrl elsewhere.
 */
export function isPressOf(name: string, press: KeyPress, isMac: boolean): boolean {
  const parts = name.split(/\+(?=.)/);
  const wanted = parts.at(-1) ?? '';
  const hasMod = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  const hasOther = press.isAltGraph ? false : press.ctrlKey || press.metaKey || press.altKey;
  if (parts.includes('Mod') ? !hasMod || press.altKey : hasOther) return false;
  // A digit or a sign such as `?` needs Shift on one keyboard and not on another: what was written counts.
  const isSign = wanted.length === 1 && !/[a-z]/i.test(wanted);
  if (!isSign && press.shiftKey !== parts.includes('Shift')) return false;
  return wanted === 'Space' ? press.key === ' ' : writtenKey(press) === wanted;
}

/** The key as a binding names it. Letters are lower case; where none is Latin, the key's place counts. */
function writtenKey({ key, code }: KeyPress): string {
  if (key.length !== 1) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isForeignLetter = key.charCodeAt(0) > 0x7f && /\p{L}/u.test(key);
  return isForeignLetter && letter !== undefined ? letter.toLowerCase() : key.toLowerCase();
}

/** A key that alone writes something: what WCAG 2.1.4 wants to be able to switch off. */
export function isSingleKey(name: string): boolean {
  return name.length === 1;
}
