import type { Dot } from '../../../live/choreographer/dot.ts';

interface DotPointerOptions {
  /** The dot under a point of the window. */
  find: (clientX: number, clientY: number) => Dot | undefined;
  onChoose: (dot: Dot) => void;
  onMove: () => void;
}

export interface DotPointer {
  /** Where a mouse is over the picture, in the window; null when it is elsewhere. */
  readonly at: { x: number; y: number } | null;
  stop(): void;
}

/**
 * Takes a press on a dot before the place or way below it does. What counts is where the dot was when the pointer went
 * down: by the time it is up a moving one has gone on.
 */
export function followPointer(element: HTMLElement, { find, onChoose, onMove }: DotPointerOptions): DotPointer {
  const stopped = new AbortController();
  const options = { capture: true, signal: stopped.signal };
  let at: { x: number; y: number } | null = null;
  let pressed: Dot | undefined;

  function move({ pointerType, clientX, clientY }: PointerEvent): void {
    // A finger hides what it is over, and leaves without a word.
    at = pointerType === 'mouse' || pointerType === 'pen' ? { x: clientX, y: clientY } : null;
    onMove();
  }
  function leave(): void {
    at = null;
    onMove();
  }
  function down(event: PointerEvent): void {
    pressed = event.button === 0 ? find(event.clientX, event.clientY) : undefined;
  }
  function click(event: MouseEvent): void {
    const dot = pressed;
    pressed = undefined;
    // A click without a press comes from the keyboard: it means the button that has the focus.
    if (dot === undefined || event.detail === 0) return;
    event.stopPropagation();
    event.preventDefault();
    onChoose(dot);
  }

  element.addEventListener('pointermove', move, options);
  element.addEventListener('pointerleave', leave, { signal: stopped.signal });
  element.addEventListener('pointerdown', down, options);
  element.addEventListener('click', click, options);
  return {
    get at() {
      return at;
    },
    stop: () => stopped.abort(),
  };
}
