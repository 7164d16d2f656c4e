import { databaseIds, type Verdict } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmed } from './auditor.ts';
import { checkAll } from './check.ts';
import type { AuditFacts, OrderFact } from './facts.ts';
import { graceMs } from './findings.ts';
import { statusAfter } from './read-orders.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function order(n: number, change: Partial<OrderFact> = {}): OrderFact {
  return {
    ...{ id: id(n), status: 'CONFIRMED', endings: ['OrderConfirmed'], eventCount: 5, firstVersion: 1, lastVersion: 5 },
    ...{ ageMs: 60_000, quietMs: 50_000, saga: { status: 'COMPLETED' }, totalCents: 1_000 },
    ...change,
  };
}

/** A world in which everything is right, with so many confirmed orders. */
function worldOf(orders: OrderFact[]): AuditFacts {
  const empty = { ok: true, value: { outboxRows: 0, oldestOutboxMs: 0, inboxRows: 3 } } as const;
  const quietMs = 50_000;
  return {
    accepted: { ok: true, value: orders.map((o) => ({ orderId: o.id, atMs: 1 })) },
    messaging: Object.fromEntries(databaseIds.map((name) => [name, empty])) as AuditFacts['messaging'], // exactly these keys
    queues: { ok: true, value: [{ name: 'payment.commands', messages: 0, consumers: 1 }] },
    orders: {
      ok: true,
      value: { orders: new Map(orders.map((o) => [o.id, o])), orphanKeys: [], keyCount: orders.length },
    },
    stock: {
      ok: true,
      value: {
        products: [{ id: 'sextant', received: 100, available: 100 - orders.length, reserved: 0, sold: orders.length }],
        held: new Map([['sextant', { reserved: 0, sold: orders.length }]]),
        reservations: orders.map((o) => ({ orderId: o.id, status: 'SOLD', quietMs })),
      },
    },
    payments: {
      ok: true,
      value: {
        payments: orders.map((o) => ({
          id: `p${o.id}`,
          orderId: o.id,
          status: 'CAPTURED',
          amountCents: 1_000,
          quietMs,
        })),
        ledger: new Map(
          orders.map((o) => [
            `p${o.id}`,
            { paymentId: `p${o.id}`, sumCents: 0, capturedCents: 1_000, refundedCents: 0, captures: 1, refunds: 0 },
          ]),
        ),
      },
    },
    charges: {
      ok: true,
      value: orders.map((o) => ({ key: o.id, reference: o.id, status: 'CAPTURED', amountCents: 1_000, captures: 1 })),
    },
    notifications: {
      ok: true,
      value: orders.map((o) => ({
        id: `n${o.id}`,
        orderId: o.id,
        kind: 'order-confirmation',
        status: 'SENT',
        quietMs,
      })),
    },
  };
}

function verdictOf(facts: AuditFacts, invariant: string): Verdict {
  const found = checkAll(facts).find((verdict) => verdict.invariant === invariant);
  if (found === undefined) throw new Error(`${invariant} is not checked`);
  return found;
}

describe('the checks', () => {
  it('hold for a world that is right, of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (count) => {
        const facts = worldOf(Array.from({ length: count }, (_, n) => order(n)));
        return checkAll(facts).every((verdict) => verdict.verdict === 'holds');
      }),
    );
  });

  it('name the database that can not be read, and only where it is needed', () => {
    const facts = worldOf([order(1)]);
    facts.stock = { ok: false, why: "product-mysql can't be read: nothing listens there." };
    const byVerdict = Object.groupBy(checkAll(facts), (verdict) => verdict.verdict);
    expect(byVerdict.unknown?.map((verdict) => verdict.invariant)).toEqual(['I3', 'I5', 'I6']);
    expect(byVerdict.holds?.map((verdict) => verdict.invariant)).toEqual(['I1', 'I2', 'I4', 'I11']);
    expect(byVerdict.unknown?.[0]?.witness).toBe("product-mysql can't be read: nothing listens there.");
  });

  it('take a running order for work in progress, with the age of the oldest', () => {
    const running = { status: 'PENDING', endings: [], saga: { status: 'RUNNING' } } as const;
    const facts = worldOf([order(1), order(2, { ...running, ageMs: 800 }), order(3, { ...running, ageMs: 9_000 })]);
    const verdict = verdictOf(facts, 'I2');
    expect(verdict).toMatchObject({ verdict: 'not-yet', sinceMs: 9_000 });
    expect(verdict.witness).toContain(id(3));
  });

  it('forgive a difference while it is young or while messages are under way', () => {
    const lagging = (quietMs: number, messages: number) => {
      const facts = worldOf([order(1, { quietMs })]);
      facts.notifications = { ok: true, value: [] };
      facts.queues = { ok: true, value: [{ name: 'notification.commands', messages, consumers: 0 }] };
      return verdictOf(facts, 'I5').verdict;
    };
    expect(lagging(graceMs - 1, 0)).toBe('not-yet');
    expect(lagging(graceMs * 10, 3)).toBe('not-yet');
    expect(lagging(graceMs * 10, 0)).toBe('violated');
  });

  it('wait for a saga that still runs after the order is confirmed', () => {
    const facts = worldOf([order(1, { saga: { status: 'RUNNING' } })]);
    facts.notifications = { ok: true, value: [] };
    expect(verdictOf(facts, 'I5').verdict).toBe('not-yet');
    expect(verdictOf(facts, 'I2').verdict).toBe('not-yet');
  });

  it('call a saga that is stuck by its name', () => {
    const facts = worldOf([order(1, { saga: { status: 'STUCK', reason: 'process-payment: no answer' } })]);
    facts.notifications = { ok: true, value: [] };
    expect(verdictOf(facts, 'I2')).toMatchObject({
      verdict: 'not-yet',
      witness: expect.stringContaining('needs a hand: process-payment: no answer'),
    });
    expect(verdictOf(facts, 'I5')).toMatchObject({
      verdict: 'not-yet',
      witness: expect.stringContaining('Its saga is STUCK'),
    });
  });

  it('do not wait for a payment whose outcome is unknown', () => {
    const facts = worldOf([order(1, { status: 'PENDING', endings: [], saga: { status: 'RUNNING' } })]);
    facts.payments = {
      ok: true,
      value: {
        payments: [{ id: 'p', orderId: id(1), status: 'UNKNOWN', amountCents: 1_000, quietMs: 700 }],
        ledger: new Map(),
      },
    };
    expect(verdictOf(facts, 'I4')).toMatchObject({ verdict: 'not-yet', sinceMs: 700 });
  });
});

describe('a violation', () => {
  const verdict = { invariant: 'I5', title: 't', checked: 1 } as const;
  it('counts when two readings agree', () => {
    const violated = { ...verdict, verdict: 'violated', witness: 'w' } as const;
    expect(confirmed(violated, violated).verdict).toBe('violated');
    expect(confirmed(violated, { ...verdict, verdict: 'holds' }).verdict).toBe('not-yet');
    expect(confirmed({ ...verdict, verdict: 'holds' }, violated).verdict).toBe('holds');
  });
});

describe("an order's status", () => {
  it.each([
    [['OrderCreated'], 'PENDING'],
    [['OrderCreated', 'InventoryReserved', 'PaymentCompleted', 'OrderConfirmed', 'NotificationSent'], 'CONFIRMED'],
    [['OrderCreated', 'PaymentFailed', 'CancellationStarted'], 'CANCELLING'],
    [['OrderCreated', 'CancellationStarted', 'InventoryReleased', 'OrderCancelled'], 'CANCELLED'],
    [['OrderCreated', 'OrderStuck'], 'STUCK'],
    [['OrderCreated', 'OrderStuck', 'OrderResumed'], 'PENDING'],
    [['OrderCreated', 'CancellationStarted', 'OrderStuck', 'OrderResumed'], 'CANCELLING'],
  ])('after %j is %s', (types, status) => {
    expect(statusAfter(types)).toBe(status);
  });
});
