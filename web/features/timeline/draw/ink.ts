import type { Palette } from '../../canvas/index.ts';
import { readPalette } from '../../canvas/index.ts';

/** The colours of the diagram, read once per theme. */
export interface Ink extends Palette {
  readonly line: string;
  readonly mute: string;
  readonly ice: string;
  readonly panel: string;
}

export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...readPalette(element),
    line: read('--line'),
    mute: read('--mute'),
    ice: read('--ice'),
    panel: read('--panel'),
  };
}

export const smallFont = '10.5px "Geist Mono", ui-monospace, monospace';
export const labelFont = '11px "Geist", system-ui, sans-serif';
