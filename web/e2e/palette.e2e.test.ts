import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('the palette kills a database, changes the theme and goes to a page, by keyboard alone', async ({
  dashboard,
  api,
  page,
}) => {
  const input = page.getByRole('combobox', { name: 'Place or command' });
  await page.keyboard.press('Control+k');
  await expect(input).toBeFocused(soon);
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.type('kill pay');
  await expect(page.locator('[role="option"][aria-selected="true"]')).toContainText('Kill payment-mysql');
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]').getByRole('status')).toContainText('Kill payment-mysql: done', soon);
  await expect(dashboard.component('payment-mysql')).toHaveAttribute('data-state', 'killed', soon);
  await api.verb('payment-mysql', 'start');
  await input.fill('theme projector');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await input.fill('products');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/products$/, soon);
});
