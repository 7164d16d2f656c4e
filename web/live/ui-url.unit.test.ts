import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstUi, type UiState } from './ui-state.ts';
import { readUi, writeUi } from './ui-url.ts';

const order = '01939f3a-1111-7222-8333-444455556666';
const states: UiState[] = [
  firstUi,
  { ...firstUi, selected: { kind: 'component', id: 'payment-mysql' }, panel: 'component', tab: 'logs' },
  { ...firstUi, selected: { kind: 'way', id: 'order-service>product-service:rest' }, panel: 'component' },
  { ...firstUi, selected: { kind: 'span', spanId: '4fa9' }, panel: 'story', moment: 1_795_526_127_120 },
  { ...firstUi, openOrderId: order, panel: 'orders' },
  { ...firstUi, openOrderId: order, panel: 'ledger' },
];

describe('a link to what is shown', () => {
  it.each(states)('%o comes back as it was', (state) => {
    expect(readUi(writeUi(state, ''))).toEqual({ ui: state, problems: [] });
  });

  it('says nothing about what is shown at first', () => {
    expect(writeUi(firstUi, '')).toBe('');
  });

  it('leaves the parameters of others alone', () => {
    expect(writeUi(firstUi, '?x=1&order=old')).toBe('?x=1');
  });

  it('opens what it names', () => {
    expect(readUi(`?order=${order}`).ui.panel).toBe('orders');
    expect(readUi('?show=order-mysql').ui.panel).toBe('component');
  });

  it.each([
    ['?show=oracle-db', 'oracle-db'],
    ['?order=42', '42'],
    ['?panel=cellar', 'cellar'],
    ['?at=yesterday', 'yesterday'],
    ['?show=way:nowhere', 'way:nowhere'],
  ])('%s names what does not exist: said, and left out', (search, value) => {
    const { ui, problems } = readUi(search);
    expect(ui).toEqual(firstUi);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(value);
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { ui } = readUi(`?show=${text}&tab=${text}&order=${text}&panel=${text}&at=${text}`);
        expect(readUi(writeUi(ui, '')).problems).toEqual([]);
      }),
    );
  });
});
