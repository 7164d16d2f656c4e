import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };
const pages = ['/orders', '/products', '/customers', '/customers/ada-lovelace', '/notifications'];

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'live', soon);
}
// Next has an alert of its own, outside of the page.
const trouble = (page: Page): Locator => page.locator('main [role=alert]');
const rows = (page: Page): Locator => page.locator('table tbody tr');
const rowOf = (page: Page, text: string | RegExp): Locator => rows(page).filter({ hasText: text });

test('products: a new price is shown at once as not yet stored, then stored, and the copy follows', async ({
  page,
  lab,
  api,
}) => {
  await open(page, `${lab.webUrl}/products`);
  const row = rowOf(page, 'storm-lantern');
  const before = await api.product('storm-lantern');
  const amount = before.price.amount + 125;
  const shown = `€ ${(amount / 100).toFixed(2)}`;
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/shop/products/storm-lantern', async (route) => {
    if (route.request().method() === 'PATCH') await held;
    await route.continue();
  });
  await row.getByRole('button', { name: /^Edit/ }).click();
  await page.getByLabel('Price in €').fill((amount / 100).toFixed(2));
  await page.keyboard.press('Enter');
  await expect(row).toContainText('saving …');
  await expect(row).toContainText(shown);
  expect((await api.product('storm-lantern')).price.amount).toBe(before.price.amount);
  letGo();
  await expect(row).not.toContainText('saving …', soon);
  await expect(row).toContainText(shown);
  expect((await api.product('storm-lantern')).price.amount).toBe(amount);
  await expect(row).toContainText(/same, within/, soon);
  await api.ask('PATCH', '/shop/products/storm-lantern', { price: before.price });
});

test('products: a refused change is put back, with the reason; Escape changes nothing', async ({ page, lab, api }) => {
  await open(page, `${lab.webUrl}/products`);
  const row = rowOf(page, 'tide-clock');
  const before = await api.product('tide-clock');
  await row.getByRole('button', { name: /^Edit/ }).click();
  await page.getByLabel('Name of tide-clock').fill('x'.repeat(4_096));
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Not stored, and put back', soon);
  await expect(row).toContainText('name');
  await expect(row).toContainText(before.name);
  await row.getByRole('button', { name: /^Edit/ }).click();
  await page.getByLabel('Name of tide-clock').fill('Something else');
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: /^Edit/ })).toBeFocused();
  expect(await api.product('tide-clock')).toEqual(before);
});

test('products: restocked; with the database dead what was read stays, with its age, and nothing is pretended', async ({
  page,
  lab,
  api,
}) => {
  await open(page, `${lab.webUrl}/products?sort=-price`);
  const row = rowOf(page, 'message-bottle');
  const before = await api.product('message-bottle');
  const pieces = row.getByLabel(/^Pieces to add/);
  await pieces.fill('7');
  await row.getByRole('button', { name: 'Restock' }).click();
  await expect(row).toContainText(String(before.available + 7), soon);
  await expect.poll(async () => (await api.product('message-bottle')).available, soon).toBe(before.available + 7);
  await pieces.fill('99999');
  await row.getByRole('button', { name: 'Restock' }).click();
  await expect(row).toContainText('Not stored, and put back', soon);

  await api.verb('product-mysql', 'kill');
  await expect(page.locator('main')).toContainText(/What you see was read \d+:\d\d ago/, soon);
  await expect(rows(page)).not.toHaveCount(0);
  await pieces.fill('5');
  await row.getByRole('button', { name: 'Restock' }).click();
  await expect(row).toContainText(/Not stored, and put back|No answer/, soon);
  await api.verb('product-mysql', 'start');
  await expect(page.locator('main')).not.toContainText('What you see was read', soon);
  expect((await api.product('message-bottle')).available).toBe(before.available + 7);
});

test('products: a name in any script and direction, and a long one, has its place also at 320 px', async ({
  page,
  lab,
  api,
}) => {
  const before = await api.product('hemp-rope');
  const name = `حبل القنب ${'長い縄🪢'.repeat(30)}`.slice(0, 190);
  await api.ask('PATCH', '/shop/products/hemp-rope', { name });
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, `${lab.webUrl}/products?search=${encodeURIComponent('القنب')}`);
  await expect(rows(page)).toHaveCount(1, soon);
  await expect(rows(page).locator('bdi').first()).toHaveAttribute('dir', 'auto');
  await page.getByRole('button', { name: /^show all/ }).click();
  await expect(page.getByRole('button', { name: 'show less' })).toBeVisible();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await api.ask('PATCH', '/shop/products/hemp-rope', { name: before.name });
});

test('orders: filter, order and page stand in the link; back, reload and a copied link show the same', async ({
  page,
  lab,
  api,
}) => {
  // Of a product that there is plenty of: the other tests buy sextants.
  const order = { customerId: 'grace-hopper', items: [{ productId: 'hemp-rope', quantity: 1 }] };
  for (let placed = 0; placed < 27; placed += 1)
    await expect.poll(async () => (await api.place(order)).status, soon).toBe(202);
  await open(page, `${lab.webUrl}/orders`);
  await page.getByLabel('Customer').selectOption('grace-hopper');
  await expect(page).toHaveURL(/customerId=grace-hopper/);
  await expect(rows(page)).toHaveCount(25, soon);
  await page.getByRole('button', { name: /^Placed/ }).press('Enter');
  await expect(page).toHaveURL(/sort=placed/);
  await expect(page.locator('th[aria-sort=ascending]')).toContainText('Placed');
  await expect(page.locator('table')).toHaveAttribute('aria-busy', 'false', soon);
  const firstPage = await rows(page).first().textContent();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(rows(page).first()).not.toHaveText(firstPage ?? '', soon);
  const second = await rows(page).first().textContent();
  await page.reload();
  await expect(rows(page).first()).toHaveText(second ?? '', soon);
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(rows(page).first()).toHaveText(firstPage ?? '', soon);
  await page.goBack();
  await expect(rows(page).first()).toHaveText(second ?? '', soon);
  await page.goBack();
  await expect(rows(page).first()).toHaveText(firstPage ?? '', soon);
  await expect(page).not.toHaveURL(/cursor=/);
});

test('orders: the list follows what happens, and holds still when asked to', async ({ page, lab, api }) => {
  await open(page, `${lab.webUrl}/orders`);
  const { id } = await api.accepted();
  const row = rowOf(page, id.slice(-4).toUpperCase());
  await expect(row).toContainText('confirmed', soon);
  await page.getByRole('button', { name: 'Hold still' }).click();
  const later = await api.accepted();
  await expect(page.locator('main')).toContainText(/held still, \d+ changes? since/, soon);
  await expect(rowOf(page, later.id.slice(-4).toUpperCase())).toHaveCount(0);
  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(rowOf(page, later.id.slice(-4).toUpperCase())).toHaveCount(1, soon);
});

test('orders: one that waits is cancelled from the list, and its page tells the rest', async ({ page, lab, api }) => {
  await api.verb('payment-mysql', 'kill');
  await api.becomes('payment-mysql', 'killed');
  const { id } = await api.accepted();
  await open(page, `${lab.webUrl}/orders?status=PENDING`);
  const name = id.slice(-4).toUpperCase();
  await rowOf(page, name)
    .getByRole('button', { name: `Cancel order ${name}` })
    .click(soon);
  // It leaves this list: it is not pending any more.
  await expect(rowOf(page, name)).toHaveCount(0, soon);
  await api.verb('payment-mysql', 'start');
  await api.ends(id, 'CANCELLED');
  await page.goto(`${lab.webUrl}/orders/${id}`);
  await expect(page.locator('main')).toContainText('cancelled', soon);
  await page.getByRole('link', { name: 'All orders of its customer' }).click();
  await expect(rowOf(page, name)).toContainText('cancelled', soon);
  await api.auditIsGreen();
});

test('order-mysql killed: the list says so and keeps what was read; the history of a customer still reads', async ({
  page,
  lab,
  api,
}) => {
  const { id } = await api.accepted();
  const name = id.slice(-4).toUpperCase();
  await api.ends(id, 'CONFIRMED');
  await open(page, `${lab.webUrl}/orders?customerId=ada-lovelace`);
  await expect(rowOf(page, name)).toContainText('confirmed', soon);
  await api.verb('order-mysql', 'kill');
  await expect(trouble(page)).toContainText('order-mysql is killed', soon);
  await expect(trouble(page)).toContainText(/What you see was read \d+:\d\d ago/);
  await expect(rowOf(page, name)).toHaveCount(1);
  await page.getByRole('link', { name: 'the orders of ada-lovelace' }).click();
  await expect(page.locator('main')).toContainText('this page does not need it', soon);
  await expect(rowOf(page, name)).toContainText('confirmed', soon);
  await api.verb('order-mysql', 'start');
  await page.getByRole('link', { name: 'the same orders as it knows them' }).click(soon);
  await expect(rowOf(page, name)).toContainText('confirmed', soon);
});

test('what is not there, and what no service would take, is refused clearly', async ({ page, lab }) => {
  await open(page, `${lab.webUrl}/orders?status=LOST&cursor=abc`);
  await expect(trouble(page)).toContainText('status', soon);
  await page.getByRole('button', { name: /without filters/ }).click();
  await expect(trouble(page)).toHaveCount(0, soon);
  for (const id of ['01900000-0000-7000-8000-000000000000', '17', encodeURIComponent('<b>سفينة</b>')]) {
    await page.goto(`${lab.webUrl}/orders/${id}`);
    await expect(page.getByRole('heading', { name: 'There is no such order' })).toBeVisible(soon);
  }
  await page.goto(`${lab.webUrl}/customers/nobody`);
  await expect(page.getByRole('heading', { name: 'There is no such customer' })).toBeVisible(soon);
});

test('customers and notifications: searched, filtered, and linked to each other', async ({ page, lab, api }) => {
  const { id } = await api.accepted({ customerId: 'davy-jones', onNotificationFailure: 'compensate' });
  await api.ends(id, 'CANCELLED');
  await open(page, `${lab.webUrl}/customers`);
  await page.keyboard.press('/');
  await expect(page.getByLabel(/^Search/)).toBeFocused();
  await page.keyboard.type('jones');
  await expect(rows(page)).toHaveCount(1, soon);
  await page.getByRole('link', { name: 'Orders of Davy Jones' }).click();
  await expect(rowOf(page, id.slice(-4).toUpperCase())).toContainText('cancelled', soon);
  await open(page, `${lab.webUrl}/notifications`);
  await page.getByLabel('Status').selectOption('FAILED');
  await page.getByLabel(/^Order/).fill(id);
  await expect(rows(page)).toHaveCount(1, soon);
  await expect(rows(page)).toContainText('refuses mail');
});

for (const [colorScheme, axeWidth] of [
  ['dark', 1440],
  ['light', 320],
] as const) {
  test(`axe finds nothing, and nothing overflows (${colorScheme})`, async ({ page, lab, api }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const { id } = await api.accepted();
    await api.ends(id, 'CONFIRMED');
    for (const path of [...pages, `/orders/${id}`]) {
      await open(page, `${lab.webUrl}${path}`);
      await expect(page.locator('main h1')).toHaveCount(1);
      await expect(page.locator('main').getByRole('status', { name: 'Loading' })).toHaveCount(0, soon);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page), `${path} ${width}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: axeWidth, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${path} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
    }
  });
}

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
