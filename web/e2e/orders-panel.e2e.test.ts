import { expect, test } from './lab.fixture.ts';

const soon = { timeout: 60_000 };

test('the list of orders is kept short by status and by customer', async ({ dashboard, api, page }) => {
  const declined = await api.accepted({ paymentMethod: 'card_declined', customerId: 'grace-hopper' });
  await api.ends(declined.id, 'CANCELLED');
  const confirmed = await api.accepted();
  await api.ends(confirmed.id, 'CONFIRMED');
  await dashboard.tab('Orders');
  const row = ({ id }: { id: string }) =>
    page
      .getByRole('region', { name: 'Orders' })
      .getByRole('row')
      .filter({ hasText: id.slice(-4).toUpperCase() });
  await expect(row(confirmed).first()).toBeVisible(soon);
  await expect(row(declined).first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Status' }).selectOption('CANCELLED');
  await expect(row(confirmed)).toHaveCount(0);
  await expect(row(declined).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Customer' }).last().selectOption('ada-lovelace');
  await expect(row(declined)).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('');
  await expect(row(confirmed).first()).toBeVisible();
  await row(confirmed).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: /^Order/ })).toBeVisible(soon);
});
