import { randomUUID } from 'node:crypto';
import type { PayloadOf } from '@bulkhead/contracts';
import { createServiceBench, eventually, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNotificationService } from '../service.ts';

let bench: ServiceBench;
let notification: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('notification-service');
  notification = await bench.start(createNotificationService);
});
afterAll(() => bench.close());

function confirmationOf(orderId: string, recipient = 'ada.lovelace@example.com'): PayloadOf<'notification.send'> {
  const total = { amount: 17_800, currency: 'EUR' } as const;
  return { orderId, customerId: 'ada-lovelace', customerName: 'Ada Lovelace', recipient, total, itemCount: 2 };
}

const listOf = async (orderId: string) =>
  (await notification.call('GET', `/api/notifications?orderId=${orderId}`)).body;

test('a notification is sent, answered with its fence, and shown', async () => {
  const orderId = randomUUID();
  const command = await bench.send('notification.send', confirmationOf(orderId), { sagaEpoch: 3 });
  const reply = await bench.replyTo(command);
  const { items } = await listOf(orderId);
  expect(items).toMatchObject([
    {
      ...{ orderId, status: 'SENT', kind: 'order-confirmation', channel: 'email' },
      ...{ recipient: 'ada.lovelace@example.com', subject: 'Your order of 2 items for €178.00 is confirmed' },
    },
  ]);
  expect(reply).toMatchObject({
    ...{ type: 'notification.sent', correlationId: orderId, commandId: command.commandId, sagaEpoch: 3 },
    data: { orderId, notificationId: items[0].id },
  });
});

test('the same command, as the same message and as a new one, is sent once and answered alike (#6, #16, #61)', async () => {
  const orderId = randomUUID();
  const data = confirmationOf(orderId);
  const id = randomUUID();
  const [first, , again] = await Promise.all([
    bench.send('notification.send', data, { id }),
    bench.send('notification.send', data, { id }),
    bench.send('notification.send', data, { sagaEpoch: 2 }),
  ]);
  const [firstReply, secondReply] = await Promise.all([bench.replyTo(first), bench.replyTo(again)]);
  expect(secondReply).toMatchObject({ data: firstReply.data, commandId: again.commandId, sagaEpoch: 2 });
  expect((await listOf(orderId)).items).toHaveLength(1);
  expect(bench.heard.filter((heard) => heard.causationId === id)).toHaveLength(1);
});

test('one order at two instances at once is sent once (#7)', async () => {
  const second = await bench.start(createNotificationService);
  const orderId = randomUUID();
  const commands = await Promise.all(
    Array.from({ length: 20 }, () => bench.send('notification.send', confirmationOf(orderId))),
  );
  const replies = await Promise.all(commands.map((command) => bench.replyTo(command)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply.data))).size).toBe(1);
  expect((await listOf(orderId)).items).toHaveLength(1);
  expect(await bench.deadLetters('notification.commands')).toBe(0);
  await second.stop();
});

test('a mailbox that refuses fails the notification; a new command tries again', async () => {
  const orderId = randomUUID();
  const refused = await bench.replyTo(
    await bench.send('notification.send', confirmationOf(orderId, 'davy.jones@bounce.example')),
  );
  const reason = 'The mailbox of davy.jones@bounce.example refuses mail.';
  expect(refused).toMatchObject({ type: 'notification.failed', data: { orderId, reason } });
  expect((await listOf(orderId)).items).toMatchObject([{ status: 'FAILED', reason }]);

  const retried = await bench.replyTo(
    await bench.send('notification.send', confirmationOf(orderId, 'davy.jones@example.com'), { sagaEpoch: 2 }),
  );
  expect(retried).toMatchObject({ type: 'notification.sent', sagaEpoch: 2 });
  const { items } = await listOf(orderId);
  expect(items).toMatchObject([{ status: 'SENT', recipient: 'davy.jones@example.com' }]);
  expect(items[0]).not.toHaveProperty('reason');
});

test('all notifications come in pages, newest first', async () => {
  const commands = await Promise.all(
    Array.from({ length: 6 }, () => bench.send('notification.send', confirmationOf(randomUUID()))),
  );
  await Promise.all(commands.map((command) => bench.replyTo(command)));
  const [count] = await bench.rows<{ n: number }>('SELECT COUNT(*) AS n FROM notifications');
  const seen: { id: string; createdAt: string }[] = [];
  for (let query = '?limit=4'; query !== ''; ) {
    const { body } = await notification.call('GET', `/api/notifications${query}`);
    seen.push(...body.items);
    query = body.nextCursor ? `?limit=4&cursor=${body.nextCursor}` : '';
  }
  expect(new Set(seen.map((item) => item.id)).size).toBe(count?.n);
  const times = seen.map((item) => item.createdAt);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('a message that cannot be read is parked, and those behind it flow (#21)', async () => {
  // The contract wants a recipient, so this is what a broken sender might say.
  const broken = { orderId: randomUUID() } as PayloadOf<'notification.send'>;
  await bench.send('notification.send', broken);
  const orderId = randomUUID();
  await bench.replyTo(await bench.send('notification.send', confirmationOf(orderId)));
  await eventually(async () => (await bench.deadLetters('notification.commands')) === 1);
});

test.each([
  ['an order id that is none', 'GET', '/api/notifications?orderId=7', 422, 'invalid-field'],
  ['unknown query', 'GET', '/api/notifications?order=7', 422, 'invalid-field'],
  ['wrong method', 'DELETE', '/api/notifications', 405, 'method-not-allowed'],
])('%s is a clear problem document', async (_case, method, path, status, code) => {
  const answer = await notification.call(method, path);
  expect(answer).toMatchObject({ status, body: { type: `/problems/${code}`, status } });
});

test('filtered by order, customer, kind and status, and walked there and back', async () => {
  const sent = randomUUID();
  await bench.replyTo(await bench.send('notification.send', confirmationOf(sent)));
  const refused = randomUUID();
  await bench.replyTo(await bench.send('notification.send', confirmationOf(refused, 'x@bounce.example')));
  const idsOf = async (query: string): Promise<string[]> => {
    const { status, body } = await notification.call('GET', `/api/notifications?limit=200&${query}`);
    expect(status, query).toBe(200);
    return body.items.map((item: { orderId: string }) => item.orderId);
  };
  expect(await idsOf('status=FAILED')).toContain(refused);
  expect(await idsOf('status=FAILED')).not.toContain(sent);
  expect(await idsOf(`status=SENT&kind=order-confirmation&customerId=ada-lovelace&orderId=${sent}`)).toEqual([sent]);
  expect(await idsOf('customerId=nobody')).toEqual([]);
  expect(await idsOf('sort=created')).toEqual((await idsOf('sort=-created')).toReversed());
  const first = await notification.call('GET', '/api/notifications?limit=1');
  const second = await notification.call('GET', `/api/notifications?limit=1&cursor=${first.body.nextCursor}`);
  const back = await notification.call('GET', `/api/notifications?limit=1&cursor=${second.body.previousCursor}`);
  expect(back.body.items).toEqual(first.body.items);
});

test.each(['status=LOST', 'kind=postcard', 'orderId=17', 'sort=recipient', 'customerId=Ada', 'colour=red'])(
  '%s is refused',
  async (query) => {
    const { status, body } = await notification.call('GET', `/api/notifications?${query}`);
    expect({ status, type: body.type }).toEqual({ status: 422, type: '/problems/invalid-field' });
  },
);
