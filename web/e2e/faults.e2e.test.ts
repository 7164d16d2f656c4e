import { databaseIds } from '@bulkhead/contracts/components';
import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('payment-mysql killed: its compartment floods, orders wait and complete, each charged once', async ({
  dashboard,
  api,
  page,
}) => {
  await dashboard.press('payment-mysql', 'Kill');
  await expect(dashboard.component('payment-mysql')).toHaveAttribute('data-state', 'killed', soon);
  await expect(page.locator('.bh-hull[data-water="flooded"]')).toHaveCount(1);
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) ids.push((await api.accepted()).id);
  await dashboard.placeOrder();
  await expect(dashboard.placed).toContainText('waits for payment-service', soon);
  await expect(page.locator('.bh-waiting')).toContainText('4 orders', soon);
  for (const path of ['products', 'customers', 'orders', 'notifications'])
    expect((await api.ask('GET', `/shop/${path}`)).status, path).toBe(200);
  const refused = await api.ask('GET', '/shop/payments');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  for (const id of ids) expect((await api.order(id)).status).toBe('PENDING');
  await dashboard.press('payment-mysql', 'Start');
  await expect(dashboard.placed).toContainText('confirmed', soon);
  for (const id of ids) {
    await api.ends(id, 'CONFIRMED');
    expect(await api.payments(id)).toHaveLength(1);
  }
  await expect(page.locator('.bh-hull[data-water="flooded"]')).toHaveCount(0);
  await api.auditIsGreen();
});

for (const database of ['product-mysql', 'customer-mysql'] as const) {
  test(`${database} killed: orders are accepted from the order service's copies, with their age`, async ({
    dashboard,
    api,
    page,
  }) => {
    await dashboard.press(database, 'Kill');
    await expect(dashboard.component(database)).toHaveAttribute('data-state', 'killed', soon);
    const order = await api.accepted();
    const knowledge = database === 'product-mysql' ? order.items[0]?.knowledge : order.customer.knowledge;
    expect(knowledge?.source).toBe('copy');
    expect(knowledge?.ageMs).toBeGreaterThanOrEqual(0);
    await dashboard.tab('Story');
    await expect(page.locator('#read')).toContainText(/cop(y|ies)/i, soon);
    if (database === 'customer-mysql') await api.ends(order.id, 'CONFIRMED');
    else expect((await api.order(order.id)).status).toBe('PENDING');
    await dashboard.press(database, 'Start');
    await api.ends(order.id, 'CONFIRMED');
    await api.auditIsGreen();
  });
}

test('notification-mysql killed: orders are confirmed, the notification follows; with compensate they wait', async ({
  dashboard,
  api,
}) => {
  await dashboard.press('notification-mysql', 'Kill');
  await expect(dashboard.component('notification-mysql')).toHaveAttribute('data-state', 'killed', soon);
  const confirmed = await api.accepted();
  const waiting = await api.accepted({ onNotificationFailure: 'compensate' });
  await api.ends(confirmed.id, 'CONFIRMED');
  expect((await api.order(waiting.id)).status).toBe('PENDING');
  await dashboard.press('notification-mysql', 'Start');
  await api.ends(waiting.id, 'CONFIRMED');
  await expect.poll(async () => (await api.notifications(confirmed.id)).length, soon).toBe(1);
  await api.auditIsGreen();
});

test('order-mysql killed: no new orders within the deadline, the history of a customer still reads', async ({
  dashboard,
  api,
}) => {
  const before = await api.accepted();
  await api.ends(before.id, 'CONFIRMED');
  await expect
    .poll(async () => (await api.history('ada-lovelace')).find((o) => o.orderId === before.id)?.status, soon)
    .toBe('CONFIRMED');
  await dashboard.press('order-mysql', 'Kill');
  await expect(dashboard.component('order-mysql')).toHaveAttribute('data-state', 'killed', soon);
  const startedAt = Date.now();
  const refused = await api.place();
  expect(refused.status).toBe(503);
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  expect((await api.history('ada-lovelace')).map((o) => o.orderId)).toContain(before.id);
  await dashboard.press('order-mysql', 'Start');
  await expect.poll(async () => (await api.place()).status, soon).toBe(202);
  await api.auditIsGreen();
});

test('every database killed and started in turn while orders flow: nothing is lost', async ({ dashboard, api }) => {
  test.setTimeout(240_000);
  await api.ask('PUT', '/load', { ordersPerSecond: 5, mix: 'stormy' });
  for (const database of databaseIds) {
    await dashboard.press(database, 'Kill');
    await expect(dashboard.component(database)).toHaveAttribute('data-state', 'killed', soon);
    await dashboard.press(database, 'Start');
    await expect(dashboard.component(database)).toHaveAttribute('data-state', 'up', soon);
  }
  await api.ask('DELETE', '/load');
  await api.auditIsGreen();
});

test('a frozen database: requests end, the breaker opens, nothing else slows down, and thawing heals', async ({
  dashboard,
  api,
  page,
}) => {
  await dashboard.press('product-mysql', 'Freeze');
  await expect(dashboard.component('product-mysql')).toHaveAttribute('data-state', 'frozen', soon);
  const startedAt = Date.now();
  expect((await api.ask('GET', '/shop/products')).status).toBe(503);
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  for (let i = 0; i < 8; i += 1) await api.accepted();
  await expect(page.locator('main')).toContainText(/breaker/i, soon);
  expect((await api.ask('GET', '/shop/customers')).status).toBe(200);
  await dashboard.press('product-mysql', 'Thaw');
  await expect.poll(async () => (await api.ask('GET', '/shop/products')).status, soon).toBe(200);
  await api.auditIsGreen();
});

test('rabbitmq killed: orders are accepted, the outbox fills visibly, and they flow when it is back', async ({
  dashboard,
  api,
  page,
}) => {
  test.slow();
  await dashboard.press('rabbitmq', 'Kill');
  await expect(dashboard.component('rabbitmq')).toHaveAttribute('data-state', 'killed', soon);
  const order = await api.accepted();
  await expect(page.locator('main')).toContainText(/in outbox/, soon);
  expect((await api.order(order.id)).status).toBe('PENDING');
  await dashboard.press('rabbitmq', 'Start');
  await api.ends(order.id, 'CONFIRMED');
  await api.auditIsGreen();
});

test('a service killed in the middle goes on where it was', async ({ dashboard, api }) => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => api.accepted()));
  await dashboard.press('payment-service', 'Kill');
  await expect(dashboard.component('payment-service')).toHaveAttribute('data-state', 'killed', soon);
  await dashboard.press('payment-service', 'Start');
  for (const { id } of orders) await api.ends(id, 'CONFIRMED');
  await api.auditIsGreen();
});
