import { isComponentId } from '@bulkhead/contracts/components';
import { type Selection, selectionText } from './selection.ts';
import { firstUi, type Panel, panels, type UiState } from './ui-state.ts';

/** What the person looks at as a link: `?show=payment-mysql&tab=logs`, `?order=…`, `?panel=ledger`, `?at=…`. */
const names = ['show', 'tab', 'order', 'panel', 'at'] as const;
const longestValue = 120;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const way = /^[a-z-]{1,40}>[a-z-]{1,40}:(?:rest|amqp|sql)$/;
const span = /^[0-9a-f]{1,32}$/i;
const tabName = /^[a-z-]{1,20}$/;

/** Writes into `search` (with or without its `?`) what is shown. Parameters of others stay as they are. */
export function writeUi(ui: UiState, search: string): string {
  const params = new URLSearchParams(search);
  const panel = ui.panel === impliedPanel(ui) ? null : ui.panel;
  const values: Record<(typeof names)[number], string | null> = {
    show: ui.selected === null ? null : selectionText(ui.selected),
    tab: ui.tab,
    order: ui.openOrderId,
    panel,
    at: ui.moment === null ? null : String(Math.round(ui.moment)),
  };
  for (const name of names) {
    const value = values[name];
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** A link with an order or a component opens its panel without saying so. */
function impliedPanel({ openOrderId, selected }: Pick<UiState, 'openOrderId' | 'selected'>): Panel {
  if (openOrderId !== null) return 'orders';
  return selected === null ? firstUi.panel : 'component';
}

export interface ReadUi {
  readonly ui: UiState;
  /** What the link names and cannot be, as sentences for a person. */
  readonly problems: readonly string[];
}

/** Reads a link. What it names and does not exist is left out and said. */
export function readUi(search: string): ReadUi {
  const params = new URLSearchParams(search);
  const problems: string[] = [];

  function read<T>(name: (typeof names)[number], parse: (value: string) => T | undefined, what: string): T | null {
    const value = params.get(name);
    if (value === null || value === '') return null;
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`The link names ${what} that does not exist: ${shortened(value)}.`);
    return parsed ?? null;
  }

  const selected = read('show', parseSelection, 'a part');
  const openOrderId = read('order', (value) => (uuid.test(value) ? value.toLowerCase() : undefined), 'an order');
  const tab = read('tab', (value) => (tabName.test(value) ? value : undefined), 'a tab');
  const panel = read('panel', (value) => panels.find((known) => known === value), 'a panel');
  const moment = read('at', parseMoment, 'a moment');
  return {
    ui: { selected, openOrderId, tab, moment, panel: panel ?? impliedPanel({ selected, openOrderId }) },
    problems,
  };
}

function parseSelection(value: string): Selection | undefined {
  if (isComponentId(value)) return { kind: 'component', id: value };
  const [kind, ...rest] = value.split(':');
  const id = rest.join(':');
  if (kind === 'way' && way.test(id)) return { kind, id };
  return kind === 'span' && span.test(id) ? { kind, spanId: id } : undefined;
}

function parseMoment(value: string): number | undefined {
  const moment = Number(value);
  return Number.isSafeInteger(moment) && moment > 0 ? moment : undefined;
}

function shortened(value: string): string {
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}
