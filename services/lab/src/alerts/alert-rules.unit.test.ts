import type { DataOf, EventKind, LabEvent, RecalledOrder } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { createAlertRules } from './alert-rules.ts';

const orderId = '0198a000-0000-7000-8000-00000000beef';

function event<K extends EventKind>(
  kind: K,
  data: DataOf<K>,
  source: LabEvent['source'] = 'lab',
  at = 1_000,
): LabEvent {
  return { runId: 'r', seq: 1, at, source, kind, data } as LabEvent; // kind and data belong together by the signature
}

describe('alerts', () => {
  it('call for a stuck order once, and stop when it goes on', () => {
    const rules = createAlertRules();
    const stuck = event('saga.changed', { orderId, status: 'STUCK', epoch: 1, steps: [] });
    expect(rules.observe(stuck).raised.map((alert) => alert.title)).toEqual(['Order BEEF is stuck']);
    expect(rules.observe(stuck).raised).toEqual([]);
    expect(rules.observe(event('saga.changed', { orderId, status: 'RUNNING', epoch: 2, steps: [] })).cleared).toEqual([
      `stuck:${orderId}`,
    ]);
    expect(rules.current()).toEqual([]);
  });

  it('call for a crash, not for a kill', () => {
    const rules = createAlertRules();
    const changed = (state: 'killed' | 'crashed' | 'starting' | 'up') =>
      event('component.changed', { id: 'order-mysql', state, sinceMs: 1 });
    expect(rules.observe(changed('killed')).raised).toEqual([]);
    expect(rules.observe(changed('crashed')).raised).toMatchObject([
      { id: 'crashed:order-mysql', component: 'order-mysql' },
    ]);
    expect(rules.observe(changed('starting')).cleared).toEqual([]);
    expect(rules.observe(changed('up')).cleared).toEqual(['crashed:order-mysql']);
  });

  it('call for an outbox that grows old, also when it says nothing more', () => {
    const rules = createAlertRules();
    rules.observe(event('outbox.sampled', { waiting: 3, oldestMs: 2_000 }, 'order-service', 10_000));
    expect(rules.tick(37_900).raised).toEqual([]);
    expect(rules.tick(38_000).raised).toMatchObject([{ id: 'outbox:order-service', component: 'order-service' }]);
    rules.observe(event('outbox.sampled', { waiting: 0 }, 'order-service', 40_000));
    expect(rules.tick(40_500).cleared).toEqual(['outbox:order-service']);
  });

  it('call for dead letters', () => {
    const rules = createAlertRules();
    const sampled = (ready: number) =>
      event('queues.sampled', { queues: [{ name: 'product.sales.dead', ready, unacked: 0, consumers: 0 }] });
    expect(rules.observe(sampled(1)).raised).toMatchObject([{ title: '1 message was given up' }]);
    expect(rules.observe(event('queues.sampled', { queues: null })).cleared).toEqual([]);
    expect(rules.observe(sampled(0)).cleared).toEqual(['dead:product.sales.dead']);
  });

  it('call for an invariant that is violated', () => {
    const rules = createAlertRules();
    const finished = (verdict: 'violated' | 'holds') =>
      event('audit.finished', {
        tookMs: 1,
        verdicts: [{ invariant: 'I4', title: 'Money adds up', verdict, witness: 'w', checked: 1 }],
      });
    expect(rules.observe(finished('violated')).raised).toMatchObject([
      { id: 'audit:I4', detail: 'w', severity: 'critical' },
    ]);
    expect(rules.observe(finished('violated')).raised).toEqual([]);
    expect(rules.observe(finished('holds')).cleared).toEqual(['audit:I4']);
  });

  it('call again for an order that was stuck before the lab was started', () => {
    const recalled: RecalledOrder = {
      ...{ orderId, customerId: 'ada', customerName: 'Ada', itemCount: 1, version: 2, status: 'STUCK', placedAtMs: 1 },
      ...{ total: { amount: 1, currency: 'EUR' }, paymentMethod: 'card_ok', strategy: 'saga' },
    };
    const { raised } = createAlertRules().observe(event('orders.recalled', { orders: [recalled] }));
    expect(raised.map(({ id }) => id)).toEqual([`stuck:${orderId}`]);
  });

  it('are over after a reset, but for a component that is still down', () => {
    const rules = createAlertRules();
    rules.observe(event('saga.changed', { orderId, status: 'STUCK', epoch: 1, steps: [] }));
    rules.observe(event('component.changed', { id: 'rabbitmq', state: 'crashed', sinceMs: 1 }));
    expect(rules.observe(event('reset.finished', { dataEpoch: 2 })).cleared).toEqual([`stuck:${orderId}`]);
    expect(rules.current().map((alert) => alert.id)).toEqual(['crashed:rabbitmq']);
  });
});
