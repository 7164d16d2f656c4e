import { eventually } from '@bulkhead/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOrder, type Harness, startHarness } from './harness.ts';

let lab: Harness;
beforeAll(async () => {
  lab = await startHarness();
});
afterAll(() => lab?.stop());
beforeEach(() => lab.participants.change({}));

const types = (id: string) => lab.participants.of(id).map((m) => m.type);

describe('an order crosses the services', () => {
  it('is confirmed, and its history, saga and view say so', async () => {
    const { id } = await lab.place();
    await lab.becomes(id, 'CONFIRMED');
    await eventually(async () => expect((await lab.saga(id)).status).toBe('COMPLETED'), { timeoutMs: 20_000 });
    const events = (await (await lab.request('GET', `/api/orders/${id}/events`)).json()) as {
      items: { type: string; version: number }[];
    };
    expect(events.items.map((e) => e.type)).toEqual([
      'OrderCreated',
      'InventoryReserved',
      'PaymentCompleted',
      'OrderConfirmed',
      'NotificationSent',
    ]);
    expect(events.items.map((e) => e.version)).toEqual([1, 2, 3, 4, 5]);
    await eventually(
      async () => {
        const list = (await (await lab.request('GET', '/api/orders?customerId=ada-lovelace')).json()) as {
          items: { id: string; status: string; version: number }[];
        };
        expect(list.items.find((o) => o.id === id)).toMatchObject({ status: 'CONFIRMED', version: 5 });
      },
      { timeoutMs: 20_000 },
    );
  });

  it('is cancelled with its reason when the card is declined, stock released first', async () => {
    lab.participants.change({
      'payment.process': () => ({ type: 'payment.failed', reason: 'The card was declined.' }),
    });
    const { id } = await lab.place();
    expect(await lab.becomes(id, 'CANCELLED')).toMatchObject({ reason: 'The card was declined.' });
    expect(types(id).filter((t) => !t.startsWith('order.'))).toEqual([
      'inventory.reserve',
      'payment.process',
      'inventory.release',
    ]);
    await eventually(() => expect(types(id)).toContain('order.cancelled'), { timeoutMs: 20_000 });
  });

  it('compensates a failed notification only when asked to', async () => {
    lab.participants.change({ 'notification.send': () => ({ type: 'notification.failed', reason: 'refused' }) });
    const { id } = await lab.place({ ...anOrder, onNotificationFailure: 'compensate' });
    await lab.becomes(id, 'CANCELLED');
    const commands = types(id).filter((t) => t === 'payment.refund' || t === 'inventory.release');
    expect(commands).toEqual(['payment.refund', 'inventory.release']);
    const kept = await lab.place();
    await lab.becomes(kept.id, 'CONFIRMED');
    await eventually(async () => expect((await lab.saga(kept.id)).status).toBe('STUCK'), { timeoutMs: 20_000 });
    lab.participants.change({});
    expect((await lab.request('POST', `/api/orders/${kept.id}/retry`)).status).toBe(202);
    await eventually(async () => expect((await lab.saga(kept.id)).status).toBe('COMPLETED'), { timeoutMs: 20_000 });
  });

  it('cancels while the payment is under way (#62), and fences the late success (#12)', async () => {
    lab.participants.change({ 'payment.process': () => 'silence' });
    const { id } = await lab.place();
    const command = await eventually(
      () => {
        const [found] = lab.participants.of(id, 'payment.process');
        if (found === undefined) throw new Error('not asked yet');
        return found;
      },
      { timeoutMs: 20_000 },
    );
    expect((await lab.request('POST', `/api/orders/${id}/cancel`)).status).toBe(202);
    await lab.participants.send(lab.participants.answer(command, 'payment.completed'));
    await lab.becomes(id, 'CANCELLED');
    expect(types(id)).not.toContain('order.confirmed');
    expect((await lab.request('POST', `/api/orders/${id}/cancel`)).status).toBe(202);
  });

  it('counts a reply once, however often it comes (#6), and refuses to cancel what is confirmed', async () => {
    lab.participants.change({ 'inventory.reserve': () => 'silence' });
    const { id } = await lab.place();
    const command = await eventually(
      () => {
        const [found] = lab.participants.of(id, 'inventory.reserve');
        if (found === undefined) throw new Error('not asked yet');
        return found;
      },
      { timeoutMs: 20_000 },
    );
    const reply = lab.participants.answer(command, 'inventory.reserved');
    await lab.participants.send(reply);
    await lab.participants.send(reply);
    await lab.participants.send(lab.participants.answer(command, 'inventory.reserved'));
    await lab.becomes(id, 'CONFIRMED');
    expect(lab.participants.of(id, 'payment.process')).toHaveLength(1);
    expect((await lab.request('POST', `/api/orders/${id}/cancel`)).status).toBe(409);
  });
});
