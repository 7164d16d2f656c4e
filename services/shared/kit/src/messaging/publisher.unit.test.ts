import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ChannelModel } from 'amqplib';
import { expect, test } from 'vitest';
import { reserve } from '../../test/broker-fixture.ts';
import { errorOf, quietTelemetry } from '../../test/fixtures.ts';
import { createPublisher, NotConfirmedError } from './publisher.ts';

/** A broker that can be told to raise its alarm; a real one does so only when its memory or disk is nearly full. */
function createFakeConnection() {
  const published: string[] = [];
  const channel = Object.assign(new EventEmitter(), {
    publish(_exchange: string, key: string, _body: Buffer, _options: unknown, done: (error: Error | null) => void) {
      published.push(key);
      setImmediate(() => done(null));
      return true;
    },
  });
  const connection = Object.assign(new EventEmitter(), {
    createConfirmChannel: async () => channel,
    close: async () => {},
  });
  return { published, connection, asConnection: connection as unknown as ChannelModel }; // what the publisher uses of one
}

test('#36: while the broker is in need nothing is sent and nothing claims success; afterwards it goes on', async () => {
  const { published, connection, asConnection } = createFakeConnection();
  const publisher = createPublisher(quietTelemetry());
  await publisher.open(asConnection);
  await publisher.publish(reserve(randomUUID()), undefined);
  connection.emit('blocked', 'low on memory');
  expect(publisher.isOpen).toBe(false);
  expect(await errorOf(publisher.publish(reserve(randomUUID()), undefined))).toBeInstanceOf(NotConfirmedError);
  expect(published).toHaveLength(1);
  connection.emit('unblocked');
  await publisher.publish(reserve(randomUUID()), undefined);
  expect(published).toHaveLength(2);
});
