import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DatabaseId, databaseIds, type PassportDatabase, passportSchema } from '@bulkhead/contracts';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import { createTestDatabase, sharedServers, type TestDatabase } from '../../../shared/testing/src/index.ts';
import { createEventLog } from '../events/event-log.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import { isUnknownOrder, type PassportSources, readPassport } from './passport.ts';
import { createSourceLines } from './source-lines.ts';

const orderId = '0198a000-0000-7000-8000-000000000001';
const otherId = '0198a000-0000-7000-8000-000000000002';
const nowMs = 0x0198a0000000;
const root = join(import.meta.dirname, '../../../..');

let database: TestDatabase;
let folder: string;
let sources: PassportSources;
const log = createEventLog({ runId: 'run', nowMs: () => nowMs });

beforeAll(async () => {
  database = await createTestDatabase();
  const { host, port, schema, migrator } = database;
  const connection = await createConnection({ host, port, database: schema, ...migrator });
  for (const statement of [
    'CREATE TABLE payments (id CHAR(36) PRIMARY KEY, order_id CHAR(36), reason MEDIUMTEXT)',
    `INSERT INTO payments VALUES ('p1', '${orderId}', REPEAT('x', 5000)), ('p2', '${otherId}', NULL)`,
    'CREATE TABLE ledger_entries (id INT PRIMARY KEY AUTO_INCREMENT, payment_id CHAR(36), n INT)',
    `INSERT INTO ledger_entries (payment_id, n) SELECT 'p1', seq.n FROM
       (SELECT a.i * 20 + b.i AS n FROM (${digits(20)}) AS a, (${digits(20)}) AS b) AS seq`,
    'CREATE TABLE outbox (message_id CHAR(36) PRIMARY KEY, body MEDIUMTEXT)',
    `INSERT INTO outbox VALUES ('0198a000-0001-7000-8000-000000000001', '{"correlationId":"${orderId}"}'),
       ('0198a000-0001-7000-8000-000000000002', '{"correlationId":"${otherId}"}')`,
    'CREATE TABLE inbox (consumer VARCHAR(40), message_id CHAR(36), handled_at DATETIME(3))',
    `INSERT INTO inbox VALUES ('payment.commands', 'm1', NOW(3)), ('payment.commands', 'm2', NOW(3))`,
  ]) {
    await connection.query(statement);
  }
  connection.destroy();
  folder = await mkdtemp(join(tmpdir(), 'passport-'));
  const access: DatabaseAccess = { id: 'payment-mysql', host, port, schema, ...sharedServers().database.reader };
  sources = {
    log,
    // Of the five only payment-mysql is there.
    readers: Object.fromEntries(
      databaseIds.map((id) => [id, id === 'payment-mysql' ? access : { ...access, id, port: 1 }]),
    ) as Record<DatabaseId, DatabaseAccess>,
    ledgerFile: join(folder, 'ledger.sqlite'),
    sourceLine: createSourceLines(root),
  };
}, 120_000);

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function digits(count: number): string {
  return Array.from({ length: count }, (_, i) => `SELECT ${i} AS i`).join(' UNION ALL ');
}

async function tablesIn(id: DatabaseId): Promise<Extract<PassportDatabase['part'], { state: 'read' }>['tables']> {
  const { databases } = passportSchema.parse(await readPassport(sources, orderId));
  const part = databases.find((one) => one.id === id)?.part;
  if (part?.state !== 'read') throw new Error(`${id}: ${part?.why}`);
  return part.tables;
}

describe('the passport of an order', () => {
  it('has its rows and no others, long ones cut, and counts what was left out', async () => {
    const tables = await tablesIn('payment-mysql');
    const [payments, ledger, outbox, inbox] = tables;
    expect(payments).toMatchObject({ name: 'payments', columns: ['id', 'order_id', 'reason'], total: 1 });
    expect(payments?.rows[0]).toEqual(['p1', orderId, `${'x'.repeat(2_000)}…`]);
    expect([ledger?.rows.length, ledger?.total]).toEqual([200, 400]);
    expect(outbox?.rows.map(([id]) => id)).toEqual(['0198a000-0001-7000-8000-000000000001']);
    expect(inbox?.unknown).toContain('no trace');
  });

  it('ties inbox rows to it by the messages of its trace, and names the code', async () => {
    log.appendFact('payment-service', {
      ...{ kind: 'span.ended', at: nowMs, traceId: 't1', orderId },
      data: {
        ...{ spanId: 's1', op: 'consume', name: 'payment.process', peer: 'rabbitmq', messageId: 'm1' },
        ...{ queue: 'payment.commands', startedAtMs: nowMs, durationMs: 4, outcome: 'ok' },
      },
    });
    const inbox = (await tablesIn('payment-mysql')).find(({ name }) => name === 'inbox');
    expect(inbox?.rows.map(([consumer, id]) => [consumer, id])).toEqual([['payment.commands', 'm1']]);
    const { trace, messages } = await readPassport(sources, orderId);
    expect(trace.spans[0]?.code?.file).toBe('services/payment/src/service.ts');
    expect(messages).toMatchObject([{ id: 'm1', deliveries: [{ to: 'payment-service' }] }]);
  });

  it('says of each dead database that it does not answer, and only of it', async () => {
    const { databases } = await readPassport(sources, orderId);
    const unknown = databases.filter(({ part }) => part.state === 'unknown');
    expect(unknown.map(({ id }) => id)).toEqual(databaseIds.filter((id) => id !== 'payment-mysql'));
    for (const { id, part } of unknown) {
      expect(part).toMatchObject({ why: `${id} does not answer: nothing listens there.` });
    }
  });

  it('says of a table that is missing that it is unknown, and reads the others', async () => {
    const broken = { ...sources.readers['payment-mysql'], id: 'product-mysql' as const };
    const passport = await readPassport(
      { ...sources, readers: { ...sources.readers, 'product-mysql': broken } },
      orderId,
    );
    const part = passport.databases.find(({ id }) => id === 'product-mysql')?.part;
    expect(part).toMatchObject({
      state: 'read',
      tables: [{ name: 'reservations', unknown: 'There is no table reservations.' }, {}, { rows: [{}] }, {}],
    });
  });

  it('has the charge from the card processor’s own books, or says that they are broken', async () => {
    expect((await readPassport(sources, orderId)).card).toEqual({ state: 'read', readAtMs: expect.any(Number) });
    const books = new DatabaseSync(sources.ledgerFile);
    books.exec('CREATE TABLE charges (key TEXT, id TEXT, status TEXT, amount_cents INTEGER, reason TEXT)');
    books.exec(`INSERT INTO charges VALUES ('${orderId}', 'ch_1', 'CAPTURED', 8900, NULL)`);
    expect((await readPassport(sources, orderId)).card).toMatchObject({ state: 'unknown', why: /movements/ });
    books.exec('CREATE TABLE movements (position INTEGER, key TEXT, status TEXT, amount_cents INTEGER, at TEXT)');
    books.exec(`INSERT INTO movements VALUES (1, '${orderId}', 'CAPTURED', 8900, 'now')`);
    books.close();
    const { card } = await readPassport(sources, orderId);
    expect(card).toMatchObject({
      charge: { chargeId: 'ch_1', movements: [{ status: 'CAPTURED', amountCents: 8900 }] },
    });
  });

  it('is refused only when every store has answered that it knows nothing', async () => {
    const nobody = '0198a000-0000-7000-8000-0000000000ff';
    expect(isUnknownOrder(await readPassport(sources, nobody))).toBe(false);
    const here = sources.readers['payment-mysql'];
    const readers = Object.fromEntries(databaseIds.map((id) => [id, { ...here, id }])) as PassportSources['readers'];
    expect(isUnknownOrder(await readPassport({ ...sources, readers }, nobody))).toBe(true);
    expect(isUnknownOrder(await readPassport({ ...sources, readers }, orderId))).toBe(false);
  });
});
