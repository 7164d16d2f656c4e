import type { Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };
const often = { ...soon, intervals: [120] };
const cursor = (page: Page) => page.locator('[data-timeline-cursor]');
const live = (page: Page) => expect(cursor(page)).toHaveAttribute('aria-valuetext', 'now, live', soon);

test('looking back shows a dead database dead again, and leads back to live', async ({ dashboard, api, page }) => {
  const database = dashboard.component('payment-mysql');
  await dashboard.press('payment-mysql', 'Kill');
  await expect(database).toHaveAttribute('data-state', 'killed', soon);
  await api.accepted();
  await expect(page.locator('.bh-waiting')).toContainText('1 order', soon);
  await dashboard.press('payment-mysql', 'Start');
  await expect(database).toHaveAttribute('data-state', 'up', soon);
  await live(page);
  await cursor(page).focus();
  await expect
    .poll(async () => {
      // By events: between them a second is too long to hit a database that was dead for less.
      await page.keyboard.press('ArrowLeft');
      return database.getAttribute('data-state');
    }, often)
    .toBe('killed');
  await expect(page.locator('[data-moment]')).toContainText('You look at');
  expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+$/);
  await page.reload();
  await expect(page.locator('[data-moment]')).toBeVisible(soon);
  await page.keyboard.press('l');
  await live(page);
  await expect(database).toHaveAttribute('data-state', 'up', soon);
});

test('by keyboard: step from event to event, to the first that is known, and back', async ({ dashboard, page }) => {
  await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('confirmed', soon);
  await cursor(page).focus();
  await page.keyboard.press('ArrowLeft');
  const at = async () => Number(await cursor(page).getAttribute('aria-valuenow'));
  await expect(page.locator('[data-moment="kept"]')).toBeVisible(soon);
  const before = await at();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(at, soon).toBeLessThan(before);
  await page.keyboard.press('Home');
  await expect.poll(at, soon).toBeLessThan(before);
  await page.keyboard.press('End');
  await live(page);
});

test('a range says what happened in it, zooms, and the table says the same in words', async ({ dashboard, page }) => {
  await dashboard.placeOrder({ card: 'card_declined' });
  await expect(dashboard.placed).toContainText('cancelled', soon);
  const box = await page.locator('[data-timeline-cursor] canvas').boundingBox();
  if (box === null) throw new Error('the timeline is not there');
  await page.mouse.move(box.x + 4, box.y + 90);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + 90, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator('[data-range]')).toContainText(/[1-9]\d* messages? · [1-9]\d* orders?/, soon);
  await page.locator('[data-timeline]').getByRole('button', { name: 'As a table' }).click();
  const table = page.getByRole('region', { name: 'The timeline as a table' });
  await expect(table).toContainText('inventory.release', soon);
  await expect(table).toContainText('order → product');
  await page.locator('[data-timeline]').getByRole('button', { name: 'As a table' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.locator('[data-range]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(page.getByRole('button', { name: 'Follow' })).toBeDisabled();
});

test('the timeline folds away, and stays so after a reload', async ({ dashboard, page }) => {
  const bar = page.getByRole('button', { name: 'Timeline', exact: true });
  await bar.click();
  await expect(cursor(page)).toHaveCount(0);
  await page.reload();
  await dashboard.isLive();
  await expect(bar).toHaveAttribute('aria-expanded', 'false', soon);
  await bar.click();
  await expect(cursor(page)).toBeVisible();
});
