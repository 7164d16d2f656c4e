import AxeBuilder from '@axe-core/playwright';
import type { Passport } from '@bulkhead/contracts';
import type { Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };
const read = (page: Page) => page.locator('#read');
const operations = (page: Page) => page.getByRole('list', { name: 'Operations of the trace' }).getByRole('button');

/** Opens an order by its link, at one of its tabs. */
async function openOrder(page: Page, id: string, tab: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/?order=${id}&tab=${tab}`);
  await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible(soon);
}

test('an order leads to its trace, from there to its SQL and the line of code; as a picture, a table, and with room', async ({
  dashboard: _open,
  api,
  page,
}) => {
  const { id } = await api.accepted();
  await api.ends(id, 'CONFIRMED');
  await openOrder(page, id, 'trace');
  await expect.poll(() => operations(page).count(), soon).toBeGreaterThan(30);
  await expect(operations(page).first()).toContainText('POST /api/orders');

  await operations(page).filter({ hasText: 'place order' }).click();
  await expect(read(page)).toContainText('INSERT INTO order_events', soon);
  await expect(read(page)).toContainText(/services\/order\/src\/orders\/create-order\.ts:\d+/);

  const count = await operations(page).count();
  await read(page).getByRole('button', { name: 'As a table' }).click();
  await expect(page.getByRole('region', { name: 'Trace as a table' }).getByRole('row')).toHaveCount(count + 1);
  await read(page).getByRole('button', { name: 'As a picture' }).click();

  await page.getByRole('button', { name: 'Enlarge' }).click();
  await expect(page.getByRole('dialog')).toContainText('POST /api/orders');
  expect((await page.getByRole('dialog').boundingBox())?.width).toBeGreaterThan(900);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the same order in each store: a dead database is unknown, and only it is', async ({
  dashboard: _open,
  api,
  page,
}) => {
  const { id } = await api.accepted();
  await api.ends(id, 'CONFIRMED');
  await openOrder(page, id, 'rows');
  const store = (name: string) =>
    read(page)
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}`) });
  await expect(store('payment-mysql')).toContainText('CAPTURED', soon);
  await expect(store('product-mysql')).toContainText('SOLD', soon);
  await api.verb('payment-mysql', 'kill');
  await expect(store('payment-mysql')).toContainText('unknown', soon);
  await expect(read(page)).toContainText('payment-mysql does not answer: nothing listens there.');
  for (const [name, says] of [
    ['order-mysql', 'CONFIRMED'],
    ['product-mysql', 'SOLD'],
    ['card-processor', 'CAPTURED'],
    ['notification-mysql', 'SENT'],
    ['customer-mysql', 'CONFIRMED'],
  ] as const) {
    await expect(store(name)).toContainText(says);
  }
  await api.verb('payment-mysql', 'start');
  await expect(store('payment-mysql')).toContainText('CAPTURED', soon);
});

test('messages say what caused them, where they wait, and which undo', async ({ dashboard: _open, api, page }) => {
  const { id } = await api.accepted({ paymentMethod: 'card_declined' });
  await api.ends(id, 'CANCELLED');
  await openOrder(page, id, 'messages');
  const message = (type: string) =>
    read(page)
      .locator('ol > li')
      .filter({ hasText: new RegExp(`^.\\s?${type}`) });
  await expect(message('inventory.release').first()).toContainText('because of payment.failed', soon);
  await expect(message('inventory.release').first()).toContainText('undoing');

  await api.verb('notification-service', 'kill');
  await api.becomes('notification-service', 'killed');
  const waiting = await api.accepted();
  await api.ends(waiting.id, 'CONFIRMED');
  await openOrder(page, waiting.id, 'messages');
  await expect(message('notification.send').first()).toContainText('not taken from notification.commands', soon);
  await api.verb('notification-service', 'start');
  await expect(message('notification.send').first()).not.toContainText('not taken', soon);
});

test('axe finds nothing in any part of an order that was undone', async ({ dashboard: _open, api, page }) => {
  const { id } = await api.accepted({ paymentMethod: 'card_declined' });
  await api.ends(id, 'CANCELLED');
  for (const tab of ['saga', 'trace', 'messages', 'events', 'rows']) {
    await openOrder(page, id, tab);
    await expect(read(page).locator('[role="tabpanel"] li').first()).toBeVisible(soon);
    const { violations } = await new AxeBuilder({ page }).include('#read').analyze();
    expect(
      violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
      tab,
    ).toEqual([]);
  }
});

test('an order that is none is refused in words', async ({ dashboard: _open, page }) => {
  await openOrder(page, '0198a000-0000-7000-8000-0000000000ff', 'rows');
  await expect(read(page)).toContainText('There is no order 0198a000', soon);
});

test('an order with two thousand operations and a thousand events can still be read', async ({
  dashboard: _open,
  api,
  page,
}) => {
  const { id } = await api.accepted();
  await api.ends(id, 'CONFIRMED');
  const passport = (await (await api.ask('GET', `/orders/${id}/passport`)).json()) as Passport; // by the contract
  const [first] = passport.trace.spans;
  if (first === undefined) throw new Error('the order has no trace');
  const spans = Array.from({ length: 2_000 }, (_, n) => ({
    ...first,
    spanId: `many-${n}`,
    ...(n > 0 ? { parentSpanId: `many-${n - 1 - (n % 7)}` } : {}),
    startedAtMs: first.startedAtMs + n * 3,
    durationMs: 8,
    name: `step ${n}`,
  }));
  const events = Array.from({ length: 1_000 }, (_, n) => ({
    ...{ position: n + 1, orderId: id, version: n + 1, type: 'OrderResumed' },
    ...{ data: { status: 'x'.repeat(50) }, occurredAt: new Date().toISOString() },
  }));
  await page.route('**/passport', (route) =>
    route.fulfill({ json: { ...passport, trace: { ...passport.trace, spans } } }),
  );
  await page.route('**/events', (route) => route.fulfill({ json: { items: events } }));

  await openOrder(page, id, 'trace');
  await expect(operations(page)).toHaveCount(250, soon);
  await expect(read(page)).toContainText('250 of 2000 operations');
  await page.getByRole('button', { name: /^Show 250 more/ }).click();
  await expect(operations(page)).toHaveCount(500, soon);
  await operations(page).last().click();
  await expect(read(page)).toContainText('took 8', soon);
  await page.getByRole('tab', { name: 'events' }).click();
  await expect(read(page).locator('ol > li')).toHaveCount(100, soon);
  await page.getByRole('button', { name: /^Show 100 more/ }).click();
  await expect(read(page).locator('ol > li')).toHaveCount(200);
});
