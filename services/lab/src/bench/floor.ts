import { type DatabaseId, databaseIds } from '@bulkhead/contracts';
import { connect } from 'amqplib';
import { createPool, type Pool } from 'mysql2/promise';
import { v7 } from 'uuid';
import type { BenchTarget } from './bench-lab.ts';
import { beside, type Leg, mainLine } from './floor-order.ts';

export interface Floor {
  /** One order's transactions and hops, without any logic of a service. */
  runOne(): Promise<void>;
  stop(): Promise<void>;
}

const schema = 'bench_floor';
const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY';
const tables = ['inbox', 'work', 'outbox'];

async function preparePool(target: BenchTarget, database: DatabaseId): Promise<Pool> {
  const { host, port, user, password } = target.admin(database);
  const pool = createPool({ host, port, user, password, multipleStatements: true, connectionLimit: 8 });
  const create = tables.map((table) => `CREATE TABLE IF NOT EXISTS ${schema}.${table} (id ${id}, body TEXT NOT NULL)`);
  await pool.query([`CREATE DATABASE IF NOT EXISTS ${schema}`, ...create].join(';'));
  return pool;
}

/**
 * The floor: what the machine allows. The same servers with the same durability, the same number of commits and hops,
 * one round trip a transaction, driven by one process that does nothing else.
 */
export async function openFloor(target: BenchTarget): Promise<Floor> {
  const pools = new Map<DatabaseId, Pool>();
  for (const database of databaseIds) pools.set(database, await preparePool(target, database));
  const connection = await connect(target.amqpUrl, { noDelay: true });
  const publishing = await connection.createConfirmChannel();
  const consuming = await connection.createChannel();
  await consuming.prefetch(64);
  const arrivals = new Map<string, () => void>();
  const queueOf = (database: DatabaseId) => `bench.${database}`;
  for (const database of databaseIds) {
    await consuming.assertQueue(queueOf(database), { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await consuming.purgeQueue(queueOf(database));
    await consuming.consume(queueOf(database), (raw) => {
      if (raw === null) return;
      consuming.ack(raw);
      const messageId = String(raw.properties.messageId);
      arrivals.get(messageId)?.();
      arrivals.delete(messageId);
    });
  }
  const body = JSON.stringify({ note: 'as large as a command'.repeat(12) });

  function hop(database: DatabaseId): Promise<void> {
    const messageId = v7();
    return new Promise((resolve) => {
      arrivals.set(messageId, resolve);
      publishing.sendToQueue(
        queueOf(database),
        Buffer.from(body),
        { persistent: true, messageId, mandatory: true },
        () => {},
      );
    });
  }

  async function commit(database: DatabaseId): Promise<void> {
    const statements = tables.map((table) => `INSERT INTO ${schema}.${table} VALUES (?, ?)`);
    const values = tables.flatMap(() => [v7(), body]);
    await pools.get(database)?.query(['START TRANSACTION', ...statements, 'COMMIT'].join(';'), values);
  }

  async function run(legs: readonly Leg[]): Promise<void> {
    for (const leg of legs) {
      if (leg.by === 'message') await hop(leg.commit);
      await commit(leg.commit);
    }
  }

  return {
    async runOne() {
      const others = beside.map(run);
      await run(mainLine);
      await Promise.all(others);
    },
    async stop() {
      for (const database of databaseIds) await consuming.deleteQueue(queueOf(database));
      await connection.close();
      for (const pool of pools.values()) {
        await pool.query(`DROP DATABASE ${schema}`);
        await pool.end();
      }
    },
  };
}
