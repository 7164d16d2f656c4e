import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('a way opens by click, a breaker shows on it, figures stand on all of them', async ({ dashboard, api, page }) => {
  const way = page.locator('[data-way="order-service>product-service:rest"]');
  const opened = page.locator('#read').getByRole('heading', { name: /order-service.*product-service/ });
  // The picture is fitted anew when the timeline takes its place: a click in that moment misses.
  await expect(async () => {
    await way.locator('.bh-way-hit').click({ force: true });
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass(soon);
  await expect(way).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/way/);
  await page.keyboard.press('f');
  await dashboard.placeOrder();
  const figures = page.locator('[data-figures-of="order-service>product-service:rest"]');
  await expect(figures).toContainText('/s', soon);
  await page.keyboard.press('f');
  await expect(figures).toHaveCount(0);
  await api.verb('card-processor', 'kill');
  for (let i = 0; i < 6; i += 1) await api.accepted();
  await expect(page.locator('.bh-breaker')).toContainText('breaker', soon);
  await expect(page.locator('.bh-breaker b')).toHaveText(/[✕◐]/);
});

test('a dot that waits opens by click, and is told from the way below it', async ({ dashboard, api, page }) => {
  await api.verb('card-processor', 'freeze');
  await dashboard.placeOrder();
  const outside = dashboard.component('card-processor');
  const picture = page.locator('.bh-canvas .react-flow');
  // The request rests where its way ends, a little left of the middle of the card's top.
  await expect(async () => {
    const box = await outside.boundingBox();
    if (box === null) throw new Error('the card processor is not on the picture');
    await page.mouse.move(box.x + (78 * box.width) / 164, box.y + 2);
    await expect(picture).toHaveAttribute('data-over-dot', 'true', { timeout: 1_000 });
    await expect(page.locator('.bh-dot-caption')).toContainText('order', { timeout: 1_000 });
    await page.mouse.down();
    await page.mouse.up();
    await expect(page).toHaveURL(/span/, { timeout: 1_000 });
  }).toPass(soon);
  await expect(page.locator('#read')).toContainText('payment-service → card-processor', soon);
});

test('the keyboard goes from place to place and along ways', async ({ dashboard, page }) => {
  const picture = page.locator('.bh-canvas .react-flow');
  await expect(picture.locator('button[data-component][tabindex="0"]')).toHaveCount(1);
  await dashboard.component('product-service').focus();
  await page.keyboard.press('ArrowRight');
  await expect(dashboard.component('order-service')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dashboard.component('order-mysql')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(dashboard.component('rabbitmq')).toBeFocused();
  await page.keyboard.press('End');
  await expect(dashboard.component('card-processor')).toBeFocused();
  await page.keyboard.press('w');
  await expect(page.locator('[data-way="payment-service>card-processor:rest"]')).toBeFocused();
  await expect(page.locator('.bh-spoken')).toContainText('payment-service to card-processor:');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/way/);
  await page.keyboard.press('Escape');
  await expect(dashboard.component('card-processor')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/show=card-processor/);
});

test('the view that a person chose is there again, and the whole picture with one key', async ({ dashboard, page }) => {
  const zoom = () => page.locator('.react-flow__viewport').evaluate((element) => getComputedStyle(element).transform);
  const whole = await zoom();
  await page.getByRole('button', { name: 'Nearer' }).click();
  await expect.poll(zoom).not.toBe(whole);
  const chosen = await zoom();
  await page.reload();
  await dashboard.isLive();
  await expect.poll(zoom, soon).toBe(chosen);
  await page.keyboard.press('0');
  await expect.poll(zoom, soon).toBe(whole);
});

test('the picture is there as tables, with the same choice', async ({ dashboard, api, page }) => {
  await dashboard.component('order-service').click();
  await page.keyboard.press('t');
  const tables = page.getByRole('region', { name: 'The system as tables' });
  await expect(tables.getByRole('table')).toHaveCount(4, soon);
  await expect(tables).toBeFocused();
  await expect(tables.getByRole('button', { name: 'order-service', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await api.verb('payment-mysql', 'kill');
  await expect(tables.getByRole('row', { name: /payment-mysql killed/ })).toBeVisible(soon);
  await api.accepted();
  await tables.getByRole('button', { name: 'order-service → order-mysql' }).click();
  await expect(page.locator('#read').getByRole('heading', { name: /order-service.*order-mysql/ })).toBeVisible(soon);
  const { violations } = await new AxeBuilder({ page }).include('.bh-canvas').analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  await page.keyboard.press('t');
  await expect(tables).toHaveCount(0);
  await expect(dashboard.component('order-service')).toBeFocused();
});

test('axe finds nothing with figures on all ways', async ({ dashboard, page }) => {
  await page.keyboard.press('f');
  await dashboard.placeOrder();
  await expect(page.locator('[data-figures-of]').first()).toBeVisible(soon);
  const { violations } = await new AxeBuilder({ page }).include('.bh-canvas').analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
});
