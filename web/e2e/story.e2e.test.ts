import type { Page } from '@playwright/test';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };
const lines = (page: Page) => page.getByRole('list', { name: 'Story' }).getByRole('listitem');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search the story' });

test('the story is searched as typed, filtered by kind and by what it is about, and copied', async ({
  dashboard: _open,
  api,
  page,
}) => {
  const declined = await api.accepted({ paymentMethod: 'card_declined' });
  await api.ends(declined.id, 'CANCELLED');
  const confirmed = await api.accepted();
  await api.ends(confirmed.id, 'CONFIRMED');
  const shortOf = (id: string) => id.slice(-4).toUpperCase();
  await expect(lines(page).filter({ hasText: `Order ${shortOf(confirmed.id)} is confirmed` })).toBeVisible(soon);

  await search(page).fill(shortOf(declined.id).toLowerCase());
  await expect(page.locator('mark').first()).toHaveText(shortOf(declined.id), soon);
  await expect(lines(page).filter({ hasText: shortOf(confirmed.id) })).toHaveCount(0);
  await page.getByRole('button', { name: '◀ undo', exact: true }).click();
  await expect(lines(page).filter({ hasText: 'its stock goes back' })).toHaveCount(1);
  await expect(lines(page).filter({ hasText: 'Ada Lovelace' })).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /\d+ of \d+ lines/ })).toBeVisible();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('its stock goes back');

  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'About' }).selectOption(confirmed.id);
  await expect(lines(page).filter({ hasText: shortOf(declined.id) })).toHaveCount(0);
  await lines(page).filter({ hasText: 'is confirmed' }).getByRole('button').click();
  await expect(page.getByRole('heading', { name: `Order ${shortOf(confirmed.id)}` })).toBeVisible(soon);
});

test('who reads further up is not moved by new lines, and is told how many there are', async ({
  dashboard: _open,
  api,
  page,
}) => {
  await api.ask('PUT', '/load', { ordersPerSecond: 2, mix: 'everyday' });
  const list = page.getByRole('list', { name: 'Story' });
  await expect.poll(() => list.evaluate((el) => el.scrollHeight - el.clientHeight), soon).toBeGreaterThan(300);
  await list.evaluate((el) => el.scrollTo({ top: 40 }));
  const follow = page.locator('#read').getByRole('button', { name: /Follow/ });
  await expect(follow).toContainText(/[1-9]\d* new/, soon);
  expect(await list.evaluate((el) => el.scrollTop)).toBeLessThan(60);
  await follow.click();
  await expect(follow).toHaveCount(0);
  await expect
    .poll(() => list.evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight), soon)
    .toBeLessThan(40);
});

test('by keyboard: arrows go from line to line, Enter opens one', async ({ dashboard: _open, api, page }) => {
  const { id } = await api.accepted();
  await api.ends(id, 'CONFIRMED');
  await expect(lines(page).filter({ hasText: 'is confirmed' }).last()).toBeVisible(soon);
  await page.getByRole('list', { name: 'Story' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[aria-label="Story"] li button:focus')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Order|service|mysql/ }).first()).toBeVisible(soon);
});
