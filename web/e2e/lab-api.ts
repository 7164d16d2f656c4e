import type {
  AuditReport,
  ComponentId,
  CustomerOrder,
  LabState,
  Notification,
  Order,
  Payment,
  Product,
  Verb,
} from '@bulkhead/contracts';
import { expect } from '@playwright/test';

const soon = { timeout: 60_000, intervals: [100, 250, 500] };
const down = new Set(['killed', 'crashed', 'stopped']);

/** What tests ask of the lab past the browser: to arrange, and to check what the screen says against the data. */
export function createLabApi(labUrl: string) {
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return fetch(`${labUrl}/api${path}`, { method, signal: AbortSignal.timeout(60_000), ...json });
  }
  // The lab's answers are as the contracts say; these tests are not about their shape.
  const read = async <T>(path: string) => (await (await ask('GET', path)).json()) as T;
  const state = () => read<LabState>('/lab');
  const api = {
    ask,
    state,
    async verb(id: ComponentId, verb: Verb): Promise<void> {
      const response = await ask('POST', `/components/${id}/${verb}`);
      expect(response.ok, `${verb} ${id}: ${response.status}`).toBe(true);
    },
    async becomes(id: ComponentId, wanted: string): Promise<void> {
      await expect
        .poll(async () => (await state()).components.find((c) => c.id === id)?.state, { ...soon, message: id })
        .toBe(wanted);
    },
    /** Thaws and starts whatever is not as it should be, and waits until all of it answers. */
    async heal(): Promise<void> {
      await ask('DELETE', '/load');
      for (const component of (await state()).components) {
        if (component.state === 'frozen') await ask('POST', `/components/${component.id}/thaw`);
        if (down.has(component.state)) await ask('POST', `/components/${component.id}/start`);
      }
      await expect
        .poll(
          async () =>
            (await state()).components
              .filter((c) => c.state !== 'up' && c.state !== 'absent')
              .map((c) => `${c.id} ${c.state}`),
          soon,
        )
        .toEqual([]);
    },
    async place(change: object = {}): Promise<Response> {
      const order = {
        customerId: 'ada-lovelace',
        items: [{ productId: 'brass-sextant', quantity: 1 }],
        paymentMethod: 'card_ok',
        ...change,
      };
      return ask('POST', '/shop/orders', order);
    },
    async accepted(change: object = {}): Promise<Order> {
      const response = await api.place(change);
      expect(response.status).toBe(202);
      return (await response.json()) as Order; // as above
    },
    order: (id: string) => read<Order>(`/shop/orders/${id}`),
    payments: async (id: string) => (await read<{ items: Payment[] }>(`/shop/payments?orderId=${id}`)).items,
    notifications: async (id: string) =>
      (await read<{ items: Notification[] }>(`/shop/notifications?orderId=${id}`)).items,
    history: async (customer: string) =>
      (await read<{ items: CustomerOrder[] }>(`/shop/customers/${customer}/orders?limit=200`)).items,
    product: (id: string) => read<Product>(`/shop/products/${id}`),
    async ends(id: string, status: Order['status']): Promise<void> {
      await expect.poll(async () => (await api.order(id)).status, { ...soon, message: `order ${id}` }).toBe(status);
    },
    /** All invariants hold, as soon as nothing is under way. */
    async auditIsGreen(): Promise<void> {
      const notGreen = async () => {
        const report = (await (await ask('POST', '/audit')).json()) as AuditReport; // as above
        return report.verdicts
          .filter((v) => v.verdict !== 'holds')
          .map((v) => `${v.invariant} ${v.verdict}: ${v.witness}`);
      };
      await expect.poll(notGreen, { timeout: 60_000, intervals: [1_000] }).toEqual([]);
    },
  };
  return api;
}

export type LabApi = ReturnType<typeof createLabApi>;
