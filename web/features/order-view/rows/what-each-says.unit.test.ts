import type { PassportCard, PassportDatabase } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { whatEachSays } from './what-each-says.ts';

function read(id: PassportDatabase['id'], name: string, rows: (string | null)[][]): PassportDatabase {
  const tables = [{ name, about: '', columns: ['order_id', 'status'], rows, total: rows.length }];
  return { id, owner: 'order-service', part: { state: 'read', readAtMs: 1, tookMs: 1, tables } };
}

const card: PassportCard = { state: 'read', readAtMs: 1 };

it('says of each store what it says, that it has no row, or that it is unknown', () => {
  const dead: PassportDatabase = {
    ...{ id: 'payment-mysql', owner: 'payment-service' },
    part: { state: 'unknown', readAtMs: 1, why: 'payment-mysql does not answer: nothing listens there.' },
  };
  const databases = [
    read('order-mysql', 'order_view', [['o', 'PENDING']]),
    read('product-mysql', 'reservations', []),
    dead,
  ];
  const said = whatEachSays({ databases, card });
  expect(said.map(({ store, says, unknown }) => [store, says, unknown !== undefined])).toEqual([
    ['order-mysql', 'PENDING', false],
    ['product-mysql', null, false],
    ['payment-mysql', null, true],
    ['card-processor', null, false],
    ['notification-mysql', null, true],
    ['customer-mysql', null, true],
  ]);
});

it('does not take a table that could not be read for an empty one', () => {
  const database = read('order-mysql', 'order_view', []);
  if (database.part.state === 'read' && database.part.tables[0]) database.part.tables[0].unknown = 'It is locked.';
  expect(whatEachSays({ databases: [database], card })[0]).toMatchObject({ says: null, unknown: 'It is locked.' });
});
