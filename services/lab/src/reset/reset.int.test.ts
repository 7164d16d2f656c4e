import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ComponentState, type DatabaseId, databaseIds } from '@bulkhead/contracts';
import { migrate } from '@bulkhead/kit/database';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import { createTestDatabase, sharedServers, type TestDatabase } from '../../../shared/testing/src/index.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import type { OwnedId } from '../runtime/index.ts';
import { createReset, type ResetOptions } from './reset.ts';

let databases: Map<DatabaseId, TestDatabase>;
let folder: string;
let states: Map<OwnedId, ComponentState>;
/** What was done, in order. */
let done: string[];

async function query(id: DatabaseId, statement: string): Promise<RowDataPacket[]> {
  const database = databases.get(id);
  if (database === undefined) throw new Error(`${id} was not made`);
  const { host, port, schema, migrator } = database;
  const connection = await createConnection({ host, port, database: schema, ...migrator });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(statement);
    return rows;
  } finally {
    connection.destroy();
  }
}

function optionsOf(change: Partial<ResetOptions> = {}): ResetOptions {
  const { admin } = sharedServers().database;
  const entries = [...databases].map(
    ([id, { host, port, schema }]) => [id, { id, host, port, schema, ...admin }] as const,
  );
  const set = (verb: string, state: ComponentState) => async (id: OwnedId) => {
    done.push(`${verb} ${id}`);
    states.set(id, state);
  };
  return {
    components: {
      stateOf: (id) => states.get(id) ?? 'up',
      start: set('start', 'up'),
      stop: set('stop', 'stopped'),
      thaw: set('thaw', 'up'),
      waitFor: async () => {},
    },
    databases: Object.fromEntries(entries) as Record<DatabaseId, DatabaseAccess>, // `databases` has all five
    management: { purge: async (queue) => void done.push(`purge ${queue}`) },
    ledgerFile: join(folder, 'ledger.sqlite'),
    journal: { clear: async () => void done.push('clear journal') },
    pause: async () => {
      done.push('pause');
      return () => void done.push('go on');
    },
    onStarted: () => void done.push('started'),
    onFinished: ({ dataEpoch }) => void done.push(`finished ${dataEpoch}`),
    ...change,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reset-'));
  databases = new Map();
  for (const id of databaseIds) {
    const database = await createTestDatabase();
    databases.set(id, database);
    const { host, port, schema: name, migrator } = database;
    const migrations = join(import.meta.dirname, '../../..', id.replace('-mysql', ''), 'src/db/migrations');
    await migrate({ host, port, name, ...migrator }, migrations);
  }
}, 120_000);

afterAll(async () => {
  for (const database of databases.values()) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  states = new Map();
  done = [];
});

describe('a reset', () => {
  it('takes all rows away, and puts every database into the same new epoch', async () => {
    await query('product-mysql', 'UPDATE data_epoch SET epoch = 6');
    await query('product-mysql', "INSERT INTO products VALUES ('rope', 'Rope', 1, 1, 1, 0, 0, 1, NOW(3))");
    await query('payment-mysql', "INSERT INTO inbox (consumer, message_id) VALUES ('c', 'm')");
    await writeFile(join(folder, 'ledger.sqlite'), 'x');
    const result = await createReset(optionsOf()).run();
    expect(result.dataEpoch).toBe(7);
    for (const id of databaseIds) expect((await query(id, 'SELECT epoch FROM data_epoch'))[0]?.epoch).toBe(7);
    expect(await query('product-mysql', 'SELECT * FROM products')).toEqual([]);
    expect(await query('payment-mysql', 'SELECT * FROM inbox')).toEqual([]);
    expect((await query('order-mysql', 'SELECT * FROM schema_migrations')).length).toBeGreaterThan(3);
    expect(existsSync(join(folder, 'ledger.sqlite'))).toBe(false);
    const at = (what: string) => done.indexOf(what);
    expect(at('pause')).toBeLessThan(at('stop order-service'));
    expect(at('stop order-service')).toBeLessThan(at('purge order.replies'));
    expect(at('purge order.replies.dead')).toBeLessThan(at('start order-service'));
    expect(done.slice(-2)).toEqual(['finished 7', 'go on']);
  });

  it('brings back what was dead or frozen', async () => {
    states
      .set('payment-mysql', 'killed')
      .set('rabbitmq', 'stopped')
      .set('order-mysql', 'frozen')
      .set('product-service', 'crashed');
    states.set('customer-service', 'frozen');
    await createReset(optionsOf()).run();
    expect(done).toEqual(
      expect.arrayContaining(['start payment-mysql', 'start rabbitmq', 'thaw order-mysql', 'thaw customer-service']),
    );
    expect(done).not.toContain('stop product-service');
    expect(done).toContain('start product-service');
  });

  it('is refused while another one runs', async () => {
    const reset = createReset(optionsOf());
    const first = reset.run();
    await expect(reset.run()).rejects.toThrow('A reset is running already');
    expect((await first).dataEpoch).toBeGreaterThan(1);
    expect(reset.isRunning).toBe(false);
  });

  it('leaves the services running when it fails, and can be asked again', async () => {
    const broken = optionsOf({ management: { purge: () => Promise.reject(new Error('the broker is away')) } });
    await expect(createReset(broken).run()).rejects.toThrow('the broker is away');
    expect(done).toContain('start order-service');
    expect(done.slice(-2)).toEqual(['finished 0', 'go on']);
    await createReset(optionsOf()).run();
  });

  it('says which service did not come back', async () => {
    const options = optionsOf();
    const start = async (id: OwnedId) => void states.set(id, id === 'payment-service' ? 'crashed' : 'up');
    await expect(createReset({ ...options, components: { ...options.components, start } }).run()).rejects.toThrow(
      /payment-service ended while starting/,
    );
  });
});
