import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('a reload in the middle of an order shows it again, and how it ends', async ({ dashboard, api, page }) => {
  await api.verb('payment-mysql', 'kill');
  const shortId = await dashboard.placeOrder();
  await page.reload();
  await dashboard.isLive();
  await dashboard.tab('Orders');
  const row = page.locator('#read tr').filter({ hasText: shortId });
  await expect(row).toContainText('pending', soon);
  await api.verb('payment-mysql', 'start');
  await expect(row).toContainText('confirmed', soon);
});

test('two tabs see the same', async ({ dashboard, context, lab, page }) => {
  const other = await context.newPage();
  await other.goto(lab.webUrl);
  await expect(other.locator('[data-connection]')).toHaveAttribute('data-connection', 'live', soon);
  const shortId = await dashboard.placeOrder();
  await other.getByRole('tab', { name: 'Orders' }).click();
  await expect(other.locator('#read tr').filter({ hasText: shortId })).toContainText('confirmed', soon);
  await other.close();
  await page.bringToFront();
});

test('the lab killed in the middle of orders: the page says so, the next start adopts what lives, no order is lost', async ({
  dashboard,
  api,
  lab,
  page,
}) => {
  test.setTimeout(240_000);
  await api.verb('payment-mysql', 'kill');
  const orders = await Promise.all(Array.from({ length: 4 }, () => api.accepted()));
  await lab.kill();
  await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'disconnected', soon);
  await expect(page.getByText('npm start').first()).toBeVisible();
  await lab.startAgain();
  await dashboard.isLive();
  for (const { id } of orders) await api.ends(id, 'CONFIRMED');
  await api.auditIsGreen();
  await expect(dashboard.component('payment-mysql')).toHaveAttribute('data-state', 'up', soon);
});
