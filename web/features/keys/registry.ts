import { createStore, type Store } from '../../live/store.ts';
import { isPressOf, isSingleKey, type KeyPress } from './match-key.ts';

export const keySections = ['Everywhere', 'Picture', 'Timeline', 'Panels', 'List'] as const;
export type KeySection = (typeof keySections)[number];

/** A key, what it does in a few words, and the doing. The help sheet is made from these, so it can't lie. */
export interface KeyBinding {
  /** `f`, `?`, `Space`, `Shift+ArrowLeft`, `Mod+k`; several do the same. */
  readonly keys: string | readonly string[];
  /** As the help sheet says it: `Show or hide all figures`. */
  readonly does: string;
  readonly section: KeySection;
  readonly run: (event: KeyboardEvent) => void;
  /** A selector: the key counts only while the focus is inside such an element. Left out: on the whole page. */
  readonly within?: string;
  /** Whether it does anything now. When not, the press is left to the browser. */
  readonly isOn?: () => boolean;
  /** Runs again while the key is held down. */
  readonly repeats?: boolean;
}

/** Where the focus was when the key was pressed. */
export interface Focus {
  /** A field that takes text, or a list that a letter searches. */
  readonly isTyping: boolean;
  /** A button or link, which Space and Enter press. */
  readonly isPressable: boolean;
  /** A dialog or menu has the keys for itself. */
  readonly isInDialog: boolean;
  isInside(selector: string): boolean;
}

export interface KeyRegistry {
  /** Binds what `read` gives at the time of the press, until the function that it returns is called. */
  bind(read: () => readonly KeyBinding[]): () => void;
  /** The binding that a press means, if any. */
  find(press: KeyPress, focus: Focus, isMac: boolean): KeyBinding | undefined;
  /** What is bound now, the later of two on the same key only. */
  list(): readonly KeyBinding[];
  /** Whether keys that write a character are on. */
  readonly singleKeys: Store<boolean>;
}

export function keysOf({ keys }: Pick<KeyBinding, 'keys'>): readonly string[] {
  return typeof keys === 'string' ? [keys] : keys;
}

export function createKeyRegistry(): KeyRegistry {
  const readers = new Set<() => readonly KeyBinding[]>();
  const singleKeys = createStore(true);

  /** The last one bound first: a panel that opened later knows better. */
  function newestFirst(): KeyBinding[] {
    return [...readers].reverse().flatMap((read) => read());
  }

  /** What is bound to the place that has the focus comes before what is bound on the whole page. */
  function nearestFirst(): KeyBinding[] {
    const bindings = newestFirst();
    return [
      ...bindings.filter(({ within }) => within !== undefined),
      ...bindings.filter(({ within }) => within === undefined),
    ];
  }

  function isFree(name: string, { within }: KeyBinding, focus: Focus): boolean {
    if (within !== undefined && !focus.isInside(within)) return false;
    if (focus.isInDialog && within === undefined) return false;
    if (name.startsWith('Mod+') || name === 'Escape') return true;
    if (focus.isTyping) return false;
    if (focus.isPressable && (name === 'Space' || name === 'Enter')) return false;
    return singleKeys.get() || !isSingleKey(name);
  }

  return {
    singleKeys,
    bind(read) {
      readers.add(read);
      return () => readers.delete(read);
    },
    find: (press, focus, isMac) =>
      nearestFirst().find((binding) =>
        keysOf(binding).some(
          (name) => isPressOf(name, press, isMac) && isFree(name, binding, focus) && binding.isOn?.() !== false,
        ),
      ),
    list() {
      const taken = new Set<string>();
      const shown = new Set<KeyBinding>();
      for (const binding of newestFirst()) {
        const places = keysOf(binding).map((name) => `${binding.within ?? ''} ${name}`);
        if (!places.every((place) => taken.has(place))) shown.add(binding);
        for (const place of places) taken.add(place);
      }
      return [...readers].flatMap((read) => read()).filter((binding) => shown.has(binding));
    },
  };
}
