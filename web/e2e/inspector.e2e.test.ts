import AxeBuilder from '@axe-core/playwright';
import type { ComponentId, QueuedMessages } from '@bulkhead/contracts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

function inspectorOf(page: Page, id: ComponentId) {
  const read = page.locator('#read');
  return {
    read,
    tab: (name: string) => read.getByRole('tab', { name, exact: true }).click(),
    content: (name: string): Locator => read.getByRole('region', { name: `${name} of ${id}` }),
  };
}

test('the overview tells how a component is doing, over the last minute', async ({ dashboard, page }) => {
  await dashboard.component('order-service').click();
  const { content } = inspectorOf(page, 'order-service');
  await dashboard.placeOrder();
  await expect(content('Overview').getByRole('img', { name: /^Handled: .*at most [\d.]+\/s/ })).toBeVisible(soon);
  await expect(content('Overview').getByRole('img', { name: /^CPU: [\d.]+ %/ })).toBeVisible(soon);
  await content('Overview').getByRole('button', { name: '→ order-mysql' }).click();
  await expect(page.locator('#read')).toContainText('Transactions');
  await expect(page).toHaveURL(/show=way/);
});

test('the tab is part of the link, and comes back with it', async ({ dashboard, page }) => {
  await dashboard.component('payment-mysql').click();
  const { tab, content } = inspectorOf(page, 'payment-mysql');
  await tab('Settings');
  await expect(content('Settings')).toContainText('innodb_flush_log_at_trx_commit', soon);
  await expect(page).toHaveURL(/tab=settings/);
  await page.reload();
  await expect(content('Settings')).toContainText('each commit is synced to the disk', soon);
  await page.goto(`${new URL(page.url()).origin}/?show=order-service&tab=rows`);
  const { content: other } = inspectorOf(page, 'order-service');
  await expect(other('Overview')).toBeVisible(soon);
});

test('rows follow the database: what an order adds is marked, and opens whole', async ({ dashboard, page }) => {
  await dashboard.component('order-mysql').click();
  const { tab, content } = inspectorOf(page, 'order-mysql');
  await tab('Rows');
  const rows = content('Rows');
  await rows.getByLabel('Table').selectOption('order_events');
  await expect(rows.getByRole('columnheader', { name: 'position' })).toBeVisible(soon);
  const before = await rows.getByRole('row').count();
  expect(before).toBeGreaterThan(0);
  await dashboard.placeOrder();
  await expect(rows.getByText('● new').first()).toBeVisible(soon);
  await rows.getByRole('row').nth(1).getByRole('button').click();
  await expect(rows).toContainText('occurred_at');
  await expect(rows.getByText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/).first()).toBeVisible();
  await rows.getByRole('button', { name: 'All rows' }).click();
  await rows.getByRole('button', { name: 'Live' }).click();
  await expect(rows.getByRole('button', { name: 'Paused' })).toBeVisible();
});

test('a dead database says so where it is asked, keeps what was read, and is read again when it is back', async ({
  dashboard,
  api,
  page,
}) => {
  await dashboard.component('customer-mysql').click();
  const { tab, content } = inspectorOf(page, 'customer-mysql');
  await tab('Connections');
  await expect(content('Connections')).toContainText('customer-service', soon);
  await api.verb('customer-mysql', 'kill');
  await expect(content('Connections').getByRole('alert')).toContainText("customer-mysql can't be read", soon);
  await expect(content('Connections')).toContainText('Below is what was read', soon);
  await tab('Code');
  await expect(content('Code')).toContainText('CREATE TABLE customer_order_history', soon);
  await api.verb('customer-mysql', 'start');
  await tab('Connections');
  await expect(content('Connections').getByRole('alert')).toHaveCount(0, soon);
});

test('logs are searched as one types, and each find is marked', async ({ dashboard, page }) => {
  await dashboard.component('order-service').click();
  const { tab, content } = inspectorOf(page, 'order-service');
  await tab('Logs');
  const logs = content('Logs');
  await expect(logs.getByRole('region', { name: 'Lines of the log' })).toContainText('listening', soon);
  await logs.getByLabel('Search the log').fill('LISTEN');
  await expect(logs.locator('mark').first()).toHaveText('listen');
  await expect(logs.getByRole('status').first()).toHaveText(/^\d+ of \d+ lines$/);
  await logs.getByLabel('Search the log').fill('no line says this');
  await expect(logs).toContainText('No line is like that.');
});

test('a dead letter says why it died, and goes back when one has said so twice', async ({ dashboard, api, page }) => {
  await api.ask('POST', '/queues/payment.commands/redrive');
  // A look counts as a delivery, and a message that was delivered twenty times in vain is given up by the broker.
  await api.verb('payment-service', 'kill');
  const order = await api.accepted();
  const look = () => api.ask('GET', '/queues/payment.commands/messages');
  await expect.poll(async () => ((await (await look()).json()) as QueuedMessages).messages.length, soon).toBe(1);
  for (let i = 0; i < 25; i += 1) await look();
  await api.verb('payment-service', 'start');
  await dashboard.component('rabbitmq').click();
  const { tab, content } = inspectorOf(page, 'rabbitmq');
  await tab('Queues');
  const row = content('Queues').getByRole('listitem').filter({ hasText: 'payment.commands' }).first();
  await expect(row).toContainText(/✕ \d+ dead letter/, soon);
  await expect(row).toContainText('read by payment-service');
  await row.getByRole('button', { name: 'Dead letters of payment.commands' }).click();
  await row.locator('summary').last().click();
  await expect(row).toContainText(order.id, soon);
  await expect(row).toContainText('delivery');
  await row.getByRole('button', { name: /^Send (it|them) again …$/ }).click();
  await row.getByRole('button', { name: /^Leave (it|them)$/ }).click();
  await row.getByRole('button', { name: /^Send (it|them) again …$/ }).click();
  await row.getByRole('button', { name: /^Send \d+ dead letters? again$/ }).click();
  await expect(row.getByRole('status')).toContainText(/\d+ messages? went back into payment.commands/, soon);
  await expect(row).not.toContainText('dead letter', soon);
  await api.ends(order.id, 'CONFIRMED');
});

test('what runs here is shown with its lines', async ({ dashboard, page }) => {
  await dashboard.component('order-service').click();
  const { tab, content } = inspectorOf(page, 'order-service');
  await tab('Code');
  await expect(content('Code')).toContainText('An order is accepted in one transaction', soon);
  await expect(content('Code')).toContainText('services/order/src/orders/create-order.ts:');
  await content('Code').getByText('The saga as data').click();
  await expect(content('Code').getByRole('region', { name: 'The saga as data' })).toContainText("kind: 'pivot'");
});

test('one request opens from its way: who asked whom, for what, and how it ended', async ({ dashboard, page }) => {
  await dashboard.component('order-mysql').click();
  await dashboard.placeOrder();
  const read = page.locator('#read');
  await read.getByRole('button', { name: '← order-service' }).click();
  await expect(read.getByRole('heading', { name: /order-service.*order-mysql/ })).toBeVisible(soon);
  await read
    .getByRole('button', { name: /place order/ })
    .first()
    .click();
  await expect(read).toContainText('order-service → order-mysql', soon);
  await expect(read).toContainText('✓ done');
  await expect(read.getByRole('listitem').filter({ hasText: 'order_events' }).first()).toBeVisible();
  await read.getByRole('button', { name: /^[0-9A-F]{4}$/ }).click();
  await expect(page).toHaveURL(/order=/);
  await page.goBack();
  await expect(read).toContainText('✓ done', soon);
});

test('axe finds nothing on any tab, and on a phone nothing overflows', async ({ dashboard, page }) => {
  test.setTimeout(300_000);
  for (const [id, tabs] of [
    ['order-mysql', ['Overview', 'Rows', 'Connections', 'Settings', 'Logs', 'Code']],
    ['rabbitmq', ['Queues', 'Connections']],
  ] as const) {
    await dashboard.component(id).click();
    const { tab, content } = inspectorOf(page, id);
    for (const name of tabs) {
      await tab(name);
      await expect(content(name)).toBeVisible(soon);
      await expect(content(name).getByRole('status', { name: 'Loading' })).toHaveCount(0, soon);
      const { violations } = await new AxeBuilder({ page }).include('#read').analyze();
      expect(violations.map((v) => `${name}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${new URL(page.url()).origin}/?show=rabbitmq`);
  for (const name of ['Overview', 'Queues', 'Connections', 'Settings', 'Logs', 'Code']) {
    await inspectorOf(page, 'rabbitmq').tab(name);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
});
