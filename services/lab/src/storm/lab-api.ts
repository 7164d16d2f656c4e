import {
  type AuditReport,
  auditReportSchema,
  type ComponentId,
  labStateSchema,
  type OrderEventRecord,
  type OrderStatus,
  orderEventListSchema,
  orderListSchema,
  orderSchema,
} from '@bulkhead/contracts';

/** What the storm asks of the lab, as any client would; the feed of events is the order service's own. */
export function createLabApi(labUrl: string, orderUrl: string) {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(`${labUrl}/api${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(6_000),
      ...json,
    });
  }

  async function events(after: number): Promise<OrderEventRecord[]> {
    const response = await fetch(`${orderUrl}/api/order-events?after=${after}&limit=1000`, {
      signal: AbortSignal.timeout(6_000),
    });
    return orderEventListSchema.parse(await response.json()).items;
  }

  return {
    ask,
    async verb(target: ComponentId, verb: 'kill' | 'start'): Promise<void> {
      const response = await fetch(`${labUrl}/api/components/${target}/${verb}`, {
        method: 'POST',
        signal: AbortSignal.timeout(60_000),
      });
      if (!response.ok) throw new Error(`${verb} ${target}: ${response.status} ${await response.text()}`);
    },
    async state() {
      return labStateSchema.parse(await (await ask('GET', '/lab')).json());
    },
    /** Places an order for one piece; tells its id. */
    async place(productId: string): Promise<string> {
      const order = { customerId: 'ada-lovelace', items: [{ productId, quantity: 1 }], paymentMethod: 'card_ok' };
      return orderSchema.parse(await (await ask('POST', '/shop/orders', order)).json()).id;
    },
    async isConfirmed(id: string): Promise<boolean> {
      return orderSchema.parse(await (await ask('GET', `/shop/orders/${id}`)).json()).status === 'CONFIRMED';
    },
    async hasOrders(status: OrderStatus): Promise<boolean> {
      const response = await ask('GET', `/shop/orders?limit=1&status=${status}`);
      return orderListSchema.parse(await response.json()).items.length > 0;
    },
    async audit(): Promise<AuditReport> {
      const response = await fetch(`${labUrl}/api/audit`, { method: 'POST', signal: AbortSignal.timeout(30_000) });
      return auditReportSchema.parse(await response.json());
    },
    async allEvents(): Promise<OrderEventRecord[]> {
      const all: OrderEventRecord[] = [];
      for (;;) {
        const page = await events(all.at(-1)?.position ?? 0);
        all.push(...page);
        if (page.length < 1_000) return all;
      }
    },
  };
}

export type LabApi = ReturnType<typeof createLabApi>;

/** Asks until it is true. False when the deadline passes first. */
export async function until(isTrue: () => Promise<boolean>, deadlineMs: number, everyMs = 100): Promise<boolean> {
  const endsAt = performance.now() + deadlineMs;
  while (performance.now() < endsAt) {
    if (await isTrue().catch(() => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return false;
}
