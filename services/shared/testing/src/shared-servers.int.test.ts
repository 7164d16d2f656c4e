import { connect } from 'amqplib';
import { createConnection } from 'mysql2/promise';
import { expect, test } from 'vitest';
import type { DatabaseAddress, Login } from './database.ts';
import { createTestDatabase } from './test-database.ts';
import { createTestVhost } from './test-vhost.ts';

function open(database: DatabaseAddress, login: Login) {
  return createConnection({ host: database.host, port: database.port, database: database.schema, ...login });
}

test('a test database is empty, and its app account sees nothing else', async () => {
  const [mine, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const migrator = await open(mine, mine.migrator);
  const app = await open(mine, mine.app);
  try {
    await migrator.query('CREATE TABLE notes (id INT PRIMARY KEY)');
    await app.query('INSERT INTO notes VALUES (1)');
    expect((await app.query('SELECT id FROM notes'))[0]).toEqual([{ id: 1 }]);
    await expect(app.query('CREATE TABLE more (id INT)')).rejects.toThrow(/denied/);
    await expect(app.query(`USE ${other.schema}`)).rejects.toThrow(/denied/);
  } finally {
    await Promise.all([migrator.end(), app.end()]);
    await Promise.all([mine.drop(), other.drop()]);
  }
});

test('a test vhost takes a message and gives it back', async () => {
  const vhost = await createTestVhost();
  const connection = await connect(vhost.amqpUrl, { noDelay: true });
  try {
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('letters', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue('letters', Buffer.from('hello'));
    await channel.waitForConfirms();
    const message = await channel.get('letters', { noAck: true });
    expect(message).toMatchObject({ content: Buffer.from('hello') });
  } finally {
    await connection.close();
    await vhost.drop();
  }
});
