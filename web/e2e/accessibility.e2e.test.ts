import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

async function axeFindsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing: at rest, with an order, with a dead database (${colorScheme})`, async ({
    dashboard,
    api,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    // The theme is chosen while the page loads.
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await dashboard.isLive();
    await axeFindsNothing(page);
    await dashboard.placeOrder();
    await expect(dashboard.placed).toContainText('confirmed', soon);
    await dashboard.placed.click();
    await axeFindsNothing(page);
    await dashboard.press('payment-mysql', 'Kill');
    await expect(dashboard.component('payment-mysql')).toHaveAttribute('data-state', 'killed', soon);
    await axeFindsNothing(page);
    await api.verb('payment-mysql', 'start');
  });
}

test('axe finds nothing on any page, dark and light', async ({ lab, api, page }) => {
  const { id } = await api.accepted();
  await api.ends(id, 'CONFIRMED');
  const lists = ['orders', 'products', 'customers', 'notifications'];
  for (const path of [...lists, `orders/${id}`, 'customers/ada-lovelace']) {
    await page.goto(`${lab.webUrl}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible(soon);
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0, soon);
    await test.step(`${path}, as it opens`, () => axeFindsNothing(page));
    const theme = await page.locator('html').getAttribute('data-theme');
    const other = theme === 'dark' ? 'light' : 'dark';
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(other);
    await expect(page.locator('html')).toHaveAttribute('data-theme', other);
    await test.step(`${path}, in the other theme`, () => axeFindsNothing(page));
  }
});

test('on a phone nothing overflows, and everything can be reached', async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  for (const name of ['Act', 'Story', 'Orders', 'Component']) {
    await page
      .getByRole('tab')
      .filter({ hasText: new RegExp(name) })
      .first()
      .click();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
  await axeFindsNothing(page);
  await dashboard.tab('Act');
  await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('confirmed', soon);
});

test('by keyboard alone: choose a database, kill it, start it', async ({ dashboard, page }) => {
  await dashboard.component('notification-mysql').focus();
  await page.keyboard.press('Enter');
  await page.locator('#act').getByRole('button', { name: 'Kill', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dashboard.component('notification-mysql')).toHaveAttribute('data-state', 'killed', soon);
  await page.locator('#act').getByRole('button', { name: 'Start', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dashboard.component('notification-mysql')).toHaveAttribute('data-state', 'up', soon);
});

test('with reduced motion the order is told without travelling dots', async ({ dashboard, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('confirmed', soon);
});
