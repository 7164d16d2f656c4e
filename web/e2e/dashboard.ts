import type { ComponentId } from '@bulkhead/contracts';
import { expect, type Locator, type Page } from '@playwright/test';

export interface OrderChoice {
  product?: RegExp;
  customer?: string;
  card?: string;
  quantity?: string;
  onFailure?: 'retry' | 'compensate';
}

export interface Dashboard {
  page: Page;
  component(id: ComponentId): Locator;
  /** Fills the form, and tells the short id that the page shows. */
  placeOrder(choice?: OrderChoice): Promise<string>;
  /** What became of the order placed last, as the form says. */
  placed: Locator;
  /** Chooses a component on the picture and presses one of its buttons. */
  press(id: ComponentId, verb: 'Kill' | 'Start' | 'Freeze' | 'Thaw' | 'Stop'): Promise<void>;
  tab(name: string): Promise<void>;
  isLive(): Promise<void>;
}

const soonMs = 60_000;

export async function openDashboard(page: Page, url: string): Promise<Dashboard> {
  const dashboard: Dashboard = {
    page,
    component: (id) => page.locator(`button[data-component="${id}"]`),
    placed: page.locator('#act output'),
    async placeOrder({
      product = /Brass sextant/,
      customer = 'ada-lovelace',
      card = 'card_ok',
      quantity = '1',
      onFailure = 'retry',
    } = {}) {
      const before =
        (await dashboard.placed.count()) > 0 ? await dashboard.placed.locator('b').first().textContent() : null;
      const options = await page.locator('select[name="product"] option').allTextContents();
      const label = options.find((option) => product.test(option));
      expect(label, `a product like ${product} among ${options.join(', ')}`).toBeDefined();
      await page.locator('select[name="product"]').selectOption({ label: label ?? '' });
      await page.locator('select[name="customer"]').selectOption(customer);
      await page.locator('select[name="card"]').selectOption(card);
      await page.locator('select[name="on-notification-failure"]').selectOption(onFailure);
      await page.locator('input[name="quantity"]').fill(quantity);
      await page.getByRole('button', { name: 'Place order' }).click();
      const id = dashboard.placed.locator('b').first();
      if (before) await expect(id).not.toHaveText(before, { timeout: soonMs });
      return (await id.textContent({ timeout: soonMs })) ?? '';
    },
    async press(id, verb) {
      await dashboard.component(id).click();
      await page.locator('#act').getByRole('button', { name: verb, exact: true }).click();
    },
    tab: (name) => page.getByRole('tab', { name }).click(),
    async isLive() {
      await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'live', { timeout: soonMs });
    },
  };
  await page.goto(url);
  await dashboard.isLive();
  await expect(page.locator('select[name="product"]')).toBeVisible({ timeout: soonMs });
  return dashboard;
}
