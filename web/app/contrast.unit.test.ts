import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

type Palette = Record<string, string>;

const css = ['globals.css', 'projector.css']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('');

/** The colours that a theme sets. */
function paletteOf(selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'mute', 'accent', 'command', 'event', 'ok', 'bad', 'undo', 'ice'];
const grounds = ['bg', 'panel', 'card', 'raised'];
const themes: [string, string, number][] = [
  ['dark', ':root', 4.5],
  ['light', ':root[data-theme="light"]', 4.5],
  ['projector', ':root[data-theme="projector"]', 7],
];

it.each(themes)('every text of the %s theme can be read on every ground', (_name, selector, least) => {
  const palette = paletteOf(selector);
  const weak = texts.flatMap((text) =>
    grounds
      .map((ground) => ({ pair: `${text} on ${ground}`, ratio: contrast(palette[text] ?? '', palette[ground] ?? '') }))
      .filter(({ ratio }) => !(ratio >= least)),
  );
  expect(weak).toEqual([]);
  expect(contrast(palette['on-accent'] ?? '', palette['accent'] ?? '')).toBeGreaterThanOrEqual(least);
});
