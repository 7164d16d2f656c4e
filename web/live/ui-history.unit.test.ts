import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AddressBar, followAddress } from './ui-history.ts';
import { createUi } from './ui-state.ts';

function handBar(first = '') {
  const entries = [first];
  let back = () => {};
  const bar: AddressBar = {
    search: () => entries.at(-1) ?? '',
    push: (search) => void entries.push(search),
    replace: (search) => void entries.splice(-1, 1, search),
    onBack(listener) {
      back = listener;
      return () => {};
    },
  };
  return {
    bar,
    entries,
    goBack() {
      entries.pop();
      back();
    },
  };
}

it('opens what the first link names', () => {
  const ui = createUi();
  followAddress(ui, handBar('?show=payment-mysql&tab=logs').bar);
  expect(ui.get()).toMatchObject({ selected: { id: 'payment-mysql' }, tab: 'logs', panel: 'component' });
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('writes a moment that runs only now and then, and the last one always', () => {
  const ui = createUi();
  const { bar, entries } = handBar();
  const replaced = vi.spyOn(bar, 'replace');
  followAddress(ui, bar);
  for (let moment = 1_000; moment < 2_000; moment += 16) {
    ui.lookAt(moment);
    vi.advanceTimersByTime(16);
  }
  expect(replaced.mock.calls.length).toBeLessThan(5);
  vi.advanceTimersByTime(500);
  expect(entries).toEqual(['?at=1992']);
  ui.lookAt(null);
  expect(entries).toEqual(['']);
});

it('writes another part as a step that can be taken back, a tab and a moment not', () => {
  const ui = createUi();
  const { bar, entries, goBack } = handBar();
  followAddress(ui, bar);
  ui.select('order-mysql');
  ui.showTab('rows');
  ui.lookAt(5_000);
  vi.advanceTimersByTime(500);
  expect(entries).toEqual(['', '?show=order-mysql&tab=rows&at=5000']);
  ui.select('rabbitmq');
  expect(entries).toHaveLength(3);
  goBack();
  expect(ui.get()).toMatchObject({ selected: { id: 'order-mysql' }, tab: 'rows', moment: 5_000 });
  goBack();
  expect(ui.get().selected).toBeNull();
  expect(entries).toEqual(['']);
});

it('says what a link names and cannot be shown', () => {
  expect(followAddress(createUi(), handBar('?show=atlantis').bar).problems).toHaveLength(1);
});
