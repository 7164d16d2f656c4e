import { describe, expect, it } from 'vitest';
import { isPressOf, isSingleKey, type KeyPress } from './match-key.ts';

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false };
  return { key, code: '', ...held, ...change };
}

describe('a key press', () => {
  const rows: [name: string, given: KeyPress, expected: boolean, why?: string][] = [
    ['f', press('f'), true],
    ['f', press('F'), true, 'Caps Lock writes a capital without Shift'],
    ['f', press('F', { shiftKey: true }), false],
    ['f', press('f', { ctrlKey: true }), false],
    ['f', press('f', { altKey: true }), false],
    ['Shift+f', press('F', { shiftKey: true }), true],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?'), true, 'some keyboards write it without Shift'],
    ['0', press('0', { shiftKey: true }), true, 'a French keyboard writes digits with Shift'],
    ['+', press('+', { shiftKey: true }), true],
    ['Space', press(' '), true],
    ['Escape', press('Escape'), true],
    ['Shift+ArrowLeft', press('ArrowLeft', { shiftKey: true }), true],
    ['ArrowLeft', press('ArrowLeft', { shiftKey: true }), false],
    ['f', press('а', { code: 'KeyF' }), true, 'where letters are Cyrillic, the place counts'],
    ['f', press('f', { code: 'KeyU' }), true, 'where letters are Latin, the letter counts'],
    ['@', press('@', { ctrlKey: true, altKey: true, isAltGraph: true }), true, 'AltGr only writes'],
  ];
  it('is told from another one', () => {
    for (const [name, given, expected, why] of rows)
      expect(isPressOf(name, given, false), `${name} by ${given.key} ${why ?? ''}`).toBe(expected);
  });

  it('takes ⌘ on a Mac and Ctrl elsewhere', () => {
    const withCtrl = press('k', { ctrlKey: true });
    const withMeta = press('k', { metaKey: true });
    expect(isPressOf('Mod+k', withCtrl, false)).toBe(true);
    expect(isPressOf('Mod+k', withMeta, false)).toBe(false);
    expect(isPressOf('Mod+k', withMeta, true)).toBe(true);
    expect(isPressOf('Mod+k', withCtrl, true)).toBe(false);
    expect(isPressOf('Mod+k', press('k'), false)).toBe(false);
  });

  it('that writes a character can be told from one that does not', () => {
    expect(['f', '?', '0', 'Space', 'Escape', 'Mod+k'].map(isSingleKey)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
