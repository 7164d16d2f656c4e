import { describe, expect, it } from 'vitest';
import type { KeyPress } from './match-key.ts';
import { createKeyRegistry, type Focus, type KeyBinding, keysOf } from './registry.ts';

const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false };
const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({ key, code: '', ...held, ...change });
const nowhere: Focus = { isTyping: false, isPressable: false, isInDialog: false, isInside: () => false };
const at = (change: Partial<Focus>): Focus => ({ ...nowhere, ...change });

function binding(keys: string, change: Partial<KeyBinding> = {}): KeyBinding {
  return { keys, does: `does ${keys}`, section: 'Everywhere', run: () => {}, ...change };
}

function registryOf(...bindings: KeyBinding[]) {
  const registry = createKeyRegistry();
  for (const one of bindings) registry.bind(() => [one]);
  return { registry, find: (key: KeyPress, focus = nowhere) => registry.find(key, focus, false)?.does };
}

describe('keys', () => {
  it('are found by what was pressed, and no longer when they are unbound', () => {
    const registry = createKeyRegistry();
    const unbind = registry.bind(() => [binding('f')]);
    expect(registry.find(press('f'), nowhere, false)?.does).toBe('does f');
    expect(registry.find(press('g'), nowhere, false)).toBeUndefined();
    unbind();
    expect(registry.find(press('f'), nowhere, false)).toBeUndefined();
    expect(registry.list()).toEqual([]);
  });

  it('never fire while somebody types, but for those with Ctrl and for Escape', () => {
    const { find } = registryOf(binding('f'), binding('Space'), binding('Mod+k'), binding('Escape'));
    const typing = at({ isTyping: true });
    expect(find(press('f'), typing)).toBeUndefined();
    expect(find(press(' '), typing)).toBeUndefined();
    expect(find(press('k', { ctrlKey: true }), typing)).toBe('does Mod+k');
    expect(find(press('Escape'), typing)).toBe('does Escape');
  });

  it('leave Space to the button that has the focus', () => {
    const { find } = registryOf(binding('Space'), binding('f'));
    expect(find(press(' '), at({ isPressable: true }))).toBeUndefined();
    expect(find(press('f'), at({ isPressable: true }))).toBe('does f');
    expect(find(press(' '))).toBe('does Space');
  });

  it('stay silent behind a dialog', () => {
    const { find } = registryOf(binding('f'), binding('Mod+k'));
    expect(find(press('f'), at({ isInDialog: true }))).toBeUndefined();
    expect(find(press('k', { ctrlKey: true }), at({ isInDialog: true }))).toBeUndefined();
  });

  it('can be bound to a place', () => {
    const { find } = registryOf(binding('ArrowLeft', { within: '#canvas' }));
    expect(find(press('ArrowLeft'))).toBeUndefined();
    expect(find(press('ArrowLeft'), at({ isInside: (selector) => selector === '#canvas' }))).toBe('does ArrowLeft');
  });

  it('of the place that has the focus win over those of the page, whichever was bound last', () => {
    const near = binding('+', { within: '#timeline', does: 'near' });
    const { find } = registryOf(near, binding('+', { does: 'page' }));
    expect(find(press('+'), at({ isInside: () => true }))).toBe('near');
    expect(find(press('+'))).toBe('page');
  });

  it('of one character can be switched off, the others stay', () => {
    const { registry, find } = registryOf(binding('f'), binding('?'), binding('Escape'), binding('Mod+k'));
    registry.singleKeys.set(false);
    expect(find(press('f'))).toBeUndefined();
    expect(find(press('?'))).toBeUndefined();
    expect(find(press('Escape'))).toBe('does Escape');
    expect(find(press('k', { ctrlKey: true }))).toBe('does Mod+k');
  });

  it('that do nothing now are left to the browser and to older bindings', () => {
    const { find } = registryOf(binding('f', { does: 'older' }), binding('f', { does: 'newer', isOn: () => false }));
    expect(find(press('f'))).toBe('older');
  });

  it('bound twice mean the later, and the sheet says only that', () => {
    const { registry, find } = registryOf(binding('f', { does: 'older' }), binding('f', { does: 'newer' }));
    expect(find(press('f'))).toBe('newer');
    expect(registry.list().map(({ does }) => does)).toEqual(['newer']);
  });

  it('are all on the list that the sheet shows, each by what it does', () => {
    const { registry } = registryOf(
      binding('f'),
      binding('t', { keys: ['t', 'Shift+t'] }),
      binding('f', { within: 'x' }),
    );
    expect(registry.list().map((one) => keysOf(one).join())).toEqual(['f', 't,Shift+t', 'f']);
  });
});
