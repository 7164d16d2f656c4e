import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('a first order crosses the services and is confirmed, told in steps, story and data', async ({
  dashboard,
  api,
  page,
}) => {
  const shortId = await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('confirmed', soon);
  await expect(page.locator('#read')).toContainText(new RegExp(`Order ${shortId}`, 'i'), soon);
  await dashboard.placed.click();
  const steps = page.locator('#read ol').first().locator('li');
  await expect(steps).toHaveCount(4);
  for (const name of ['create order', 'reserve inventory', 'process payment', 'send notification']) {
    await expect(steps.filter({ hasText: name })).toContainText('done', soon);
  }
  await dashboard.tab('events');
  await expect(page.locator('#read')).toContainText('OrderConfirmed', soon);
  await api.auditIsGreen();
});

test('a double click places one order', async ({ dashboard, api, page }) => {
  const before = (await api.history('ada-lovelace')).length;
  await page.getByRole('button', { name: 'Place order' }).dblclick();
  await expect(dashboard.placed).toContainText('confirmed', soon);
  await expect.poll(async () => (await api.history('ada-lovelace')).length, soon).toBe(before + 1);
});

test('a declined card gives the stock back and says why', async ({ dashboard, api, page }) => {
  const { available } = await api.product('brass-sextant');
  await dashboard.placeOrder({ card: 'card_declined' });
  await expect(dashboard.placed).toContainText('cancelled', soon);
  await expect(page.locator('#act')).toContainText(/declined/i);
  await dashboard.placed.click();
  await expect(page.locator('#read ol').first().locator('li').filter({ hasText: 'reserve inventory' })).toContainText(
    'undone',
    soon,
  );
  expect((await api.product('brass-sextant')).available).toBe(available);
  await api.auditIsGreen();
});

test('a payment that timed out is found to be charged, once', async ({ dashboard, api }) => {
  test.slow();
  await dashboard.placeOrder({ card: 'card_timeout' });
  await expect(dashboard.placed).toContainText('confirmed', soon);
  const [newest] = await api.history('ada-lovelace');
  expect((await api.payments(newest?.orderId ?? '')).map((p) => p.status)).toEqual(['CAPTURED']);
  await api.auditIsGreen();
});

test('the last piece, wanted twice at once, is sold once', async ({ api }) => {
  await api.ask('POST', '/reset');
  await api.heal();
  const wanted = { items: [{ productId: 'ship-in-a-bottle', quantity: 1 }] };
  const [one, two] = await Promise.all([api.accepted(wanted), api.accepted({ ...wanted, customerId: 'grace-hopper' })]);
  const status = async () => (await Promise.all([api.order(one.id), api.order(two.id)])).map((o) => o.status).sort();
  await expect.poll(status, soon).toEqual(['CANCELLED', 'CONFIRMED']);
  expect((await api.product('ship-in-a-bottle')).available).toBe(0);
  await api.auditIsGreen();
});

test('a mailbox that refuses: the order stands, or is undone when asked to', async ({ dashboard, api, page }) => {
  await dashboard.placeOrder({ customer: 'davy-jones', onFailure: 'compensate' });
  await expect(dashboard.placed).toContainText('cancelled', soon);
  await expect(page.locator('#act')).toContainText(/refuses/i);
  const [undone] = await api.history('davy-jones');
  expect((await api.payments(undone?.orderId ?? '')).map((p) => p.status)).toEqual(['REFUNDED']);
});

test('an order can be cancelled while it runs, from its own page', async ({ dashboard, api, page }) => {
  await api.verb('payment-mysql', 'kill');
  await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('pending', soon);
  await dashboard.placed.click();
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await api.verb('payment-mysql', 'start');
  await expect(dashboard.placed).toContainText('cancelled', soon);
  await api.auditIsGreen();
});

test('what the shop refuses is said at the field, and nothing is placed', async ({ dashboard, api, page }) => {
  const before = (await api.history('ada-lovelace')).length;
  await page.locator('input[name="quantity"]').fill('0');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.locator('#act')).toContainText(/quantity|items/i);
  await expect(page.locator('#act [role="alert"], #act [aria-invalid="true"]').first()).toBeVisible();
  expect((await api.history('ada-lovelace')).length).toBe(before);
  await dashboard.isLive();
});
