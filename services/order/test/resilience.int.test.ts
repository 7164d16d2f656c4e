import { eventually } from '@bulkhead/testing';
import { createConnection } from 'mysql2/promise';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOrder, type Harness, startHarness } from './harness.ts';

let lab: Harness;
let secondUrl: string;
beforeAll(async () => {
  lab = await startHarness();
  secondUrl = await lab.startService();
});
afterAll(() => lab?.stop());
beforeEach(() => lab.participants.change({}));

function connect() {
  const { host, port, schema, migrator } = lab.database;
  return createConnection({ host, port, database: schema, ...migrator });
}

async function listed(id: string): Promise<{ status: string; version: number } | undefined> {
  const list = (await (await lab.request('GET', '/api/orders?limit=200')).json()) as {
    items: { id: string; status: string; version: number }[];
  };
  return list.items.find((o) => o.id === id);
}

describe('timers', () => {
  it('send the awaited command again, with the same command id and a new message id (#16, #17)', async () => {
    lab.participants.change({ 'inventory.reserve': () => 'silence' });
    const { id } = await lab.place();
    await eventually(() => expect(lab.participants.of(id, 'inventory.reserve')).toHaveLength(1), { timeoutMs: 20_000 });
    lab.participants.change({});
    const sql = await connect();
    await sql.query('UPDATE sagas SET next_attempt_at = NOW(6) WHERE order_id = ?', [id]);
    await lab.becomes(id, 'CONFIRMED');
    const [first, second] = lab.participants.of(id, 'inventory.reserve');
    expect(second?.commandId).toBe(first?.commandId);
    expect(second?.id).not.toBe(first?.id);
    await sql.end();
  });
});

describe('a clock that is an hour ahead', () => {
  it("moves no timer: they are on the database's clock (#40)", async () => {
    const ahead = await startHarness({ overrides: { now: () => new Date(Date.now() + 3_600_000) } });
    try {
      ahead.participants.change({ 'inventory.reserve': () => 'silence' });
      const { id } = await ahead.place();
      const { host, port, schema, migrator } = ahead.database;
      const sql = await createConnection({ host, port, database: schema, ...migrator });
      const [rows] = await sql.query(
        'SELECT TIMESTAMPDIFF(SECOND, NOW(6), next_attempt_at) AS inSeconds FROM sagas WHERE order_id = ?',
        [id],
      );
      expect(rows).toEqual([{ inSeconds: expect.toSatisfy((seconds: number) => seconds >= 0 && seconds <= 15) }]);
      await sql.end();
    } finally {
      await ahead.stop();
    }
  });
});

describe('two instances of the order service', () => {
  it('share the work: each order is decided once at each step (#19)', async () => {
    const placed = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const response = await lab.request('POST', `${i % 2 ? secondUrl : lab.url}/api/orders`, anOrder, {
          'Idempotency-Key': v7(),
        });
        return ((await response.json()) as { id: string }).id;
      }),
    );
    for (const id of placed) {
      await lab.becomes(id, 'CONFIRMED');
      expect(lab.participants.of(id, 'payment.process')).toHaveLength(1);
    }
    await eventually(
      async () => {
        for (const id of placed) expect(await listed(id)).toMatchObject({ version: 5 });
      },
      { timeoutMs: 30_000 },
    );
  });
});

describe('the order view', () => {
  it('waits for no slow transaction, and skips nothing that one commits later (#54)', async () => {
    lab.participants.change({ 'inventory.reserve': () => 'silence' });
    const late = await lab.place();
    await eventually(async () => expect(await listed(late.id)).toMatchObject({ version: 1 }), { timeoutMs: 20_000 });
    const slow = await connect();
    await slow.beginTransaction();
    await slow.query(
      "INSERT INTO order_events (order_id, version, type, data, occurred_at) VALUES (?, 2, 'InventoryReserved', '{}', NOW(3))",
      [late.id],
    );
    const quick = await lab.place();
    await eventually(async () => expect(await listed(quick.id)).toMatchObject({ version: 1 }), { timeoutMs: 20_000 });
    expect(await listed(late.id)).toMatchObject({ version: 1 });
    await slow.commit();
    await eventually(async () => expect(await listed(late.id)).toMatchObject({ version: 2 }), { timeoutMs: 20_000 });
    const [gaps] = await slow.query('SELECT position FROM projection_gaps');
    expect(gaps).toEqual([]);
    await slow.end();
  });

  it('moves its rows and its checkpoint together: built again from nothing, it is the same (#53)', async () => {
    const sql = await connect();
    const read = async () =>
      (await sql.query('SELECT order_id, status, version, body FROM order_view ORDER BY order_id'))[0];
    await eventually(
      async () => {
        const [[row]] = (await sql.query(
          'SELECT (SELECT MAX(position) FROM order_events) - (SELECT position FROM projection_checkpoints) AS behind',
        )) as unknown as [[{ behind: number }]];
        expect(Number(row.behind)).toBe(0);
      },
      { timeoutMs: 20_000 },
    );
    const before = await read();
    await sql.beginTransaction();
    await sql.query('SELECT position FROM projection_checkpoints FOR UPDATE');
    await sql.query('DELETE FROM order_view');
    await sql.query('UPDATE projection_checkpoints SET position = 0');
    await sql.commit();
    await eventually(async () => expect(await read()).toEqual(before), { timeoutMs: 30_000 });
    await sql.end();
  });
});
