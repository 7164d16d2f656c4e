import type { KeyboardEvent } from 'react';

/** Arrow keys go from line to line, End to the newest. Enter opens a line: each is a button. */
export function moveAlong(event: KeyboardEvent<HTMLElement>, toNewest: () => void): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'End') return toNewest();
  if (step === 0) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('li button')];
  const at = lines.findIndex((line) => line.matches(':focus'));
  const next = at === -1 ? lines.at(-1) : lines[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
