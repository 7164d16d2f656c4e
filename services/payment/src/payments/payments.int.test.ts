import { randomUUID } from 'node:crypto';
import { eventually, type RunningInstance } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  captured,
  createPaymentBench,
  noEntries,
  type PaymentBench,
  priceCents,
  refunded,
} from '../../test/payment-bench.ts';
import { createPaymentService } from '../service.ts';

let bench: PaymentBench;
let service: RunningInstance;

beforeAll(async () => {
  bench = await createPaymentBench();
  service = await bench.start((config) => createPaymentService(config));
});
afterAll(() => bench.close());

test('a good card: charged once, booked, and answered with the command’s fence', async () => {
  const orderId = randomUUID();
  const command = await bench.process(orderId, 'card_ok', { sagaEpoch: 3 });
  const reply = await bench.replyTo(command);
  expect(reply).toMatchObject({ type: 'payment.completed', commandId: command.commandId, sagaEpoch: 3 });
  expect(reply.data).toMatchObject({ orderId, amount: { amount: priceCents, currency: 'EUR' } });
  expect(await bench.ledgerOf(orderId)).toEqual(captured);
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);

  const { body } = await service.call('GET', `/api/payments?orderId=${orderId}`);
  expect(body.items).toHaveLength(1);
  expect(body.items[0]).toMatchObject({ orderId, status: 'CAPTURED', paymentMethod: 'card_ok' });
  expect(body.items[0].chargeId).toMatch(/^ch_/);
  expect((await service.call('GET', `/api/payments/${body.items[0].id}`)).body).toEqual(body.items[0]);
});

test('an order costs two transactions, one call and one reply', async () => {
  const before = await operations();
  const command = await bench.process(randomUUID(), 'card_ok');
  await bench.replyTo(command);
  // An operation is counted when it ends: the last confirm may come after the reply.
  await eventually(async () => {
    const after = await operations();
    const spent = Object.fromEntries(Object.entries(after).map(([edge, count]) => [edge, count - (before[edge] ?? 0)]));
    expect(spent).toMatchObject({
      'sql payment-mysql': 2,
      'http-client card-processor': 1,
      'consume rabbitmq': 1,
      'publish rabbitmq': 1,
    });
  });
});

/** Operations on each edge since the service began. */
async function operations(): Promise<Record<string, number>> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  const lines = text.matchAll(/^bulkhead_operations_requests_total\{op="(.+?)",peer="(.+?)".*\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, op, peer, count]) => [`${op} ${peer}`, Number(count)]));
}

test('a declined card: nothing taken, and the reason is told', async () => {
  const orderId = randomUUID();
  const reply = await bench.replyTo(await bench.process(orderId, 'card_declined'));
  expect(reply).toMatchObject({ type: 'payment.failed', data: { reason: 'The card was declined.' } });
  expect(await bench.ledgerOf(orderId)).toEqual(noEntries);
  expect(bench.processor.keptCents(orderId)).toBe(0);
});

test('#6 #16 a command that comes again is answered again, alike, and with its own fence', async () => {
  for (const [card, answer] of [
    ['card_ok', 'payment.completed'],
    ['card_declined', 'payment.failed'],
  ] as const) {
    const orderId = randomUUID();
    const first = await bench.replyTo(await bench.process(orderId, card));
    const again = await bench.process(orderId, card, { sagaEpoch: 1, commandId: randomUUID() });
    const second = await bench.replyTo(again);
    expect(second).toMatchObject({ type: answer, commandId: again.commandId, data: first.data });
    expect(bench.processor.movementsOf(orderId)).toHaveLength(1);
  }
});

test('#6 a message that is delivered twice has one effect and one reply', async () => {
  const orderId = randomUUID();
  const message = await bench.process(orderId, 'card_ok');
  await bench.replyTo(message);
  const { id, commandId } = message;
  await bench.send('payment.process', message.data as never, { id, commandId: commandId ?? '', sagaEpoch: 1 });
  const later = await bench.process(randomUUID(), 'card_ok');
  await bench.replyTo(later);
  expect(bench.repliesAbout(orderId)).toHaveLength(1);
  expect(await bench.ledgerOf(orderId)).toEqual(captured);
});

test('#12 a captured payment is refunded once, however often it is asked for', async () => {
  const orderId = randomUUID();
  await bench.replyTo(await bench.process(orderId, 'card_ok'));
  const first = await bench.refund(orderId);
  expect(await bench.answerTo(first)).toMatchObject({ type: 'payment.refunded', sagaEpoch: 2 });
  const second = await bench.refund(orderId);
  expect(await bench.answerTo(second)).toMatchObject({ type: 'payment.refunded', commandId: second.commandId });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED', 'REFUNDED']);
  expect(await bench.ledgerOf(orderId)).toEqual(refunded);
  expect(await bench.statusOf(orderId)).toBe('REFUNDED');
});

test('#10 #11 a refund that comes first is answered, and the charge that comes later is refused', async () => {
  const orderId = randomUUID();
  expect(await bench.replyTo(await bench.refund(orderId))).toMatchObject({ type: 'payment.refunded' });
  const late = await bench.process(orderId, 'card_ok', { sagaEpoch: 1 });
  await bench.handled(late);
  await bench.replyTo(await bench.process(randomUUID(), 'card_ok'));
  expect(await bench.statusOf(orderId)).toBe('VOIDED');
  expect(bench.processor.movementsOf(orderId)).toEqual([]);
  expect(await bench.ledgerOf(orderId)).toEqual(noEntries);
  expect(bench.repliesAbout(orderId).map((reply) => reply.type)).toEqual(['payment.refunded']);
  const { body } = await service.call('GET', `/api/payments?orderId=${orderId}`);
  expect(body.items[0]).toMatchObject({ status: 'VOIDED', amount: { amount: 0 } });
});

test('#12 #18 a refund of an older epoch changes nothing', async () => {
  const orderId = randomUUID();
  await bench.replyTo(await bench.process(orderId, 'card_ok', { sagaEpoch: 5 }));
  const stale = await bench.refund(orderId, { sagaEpoch: 4 });
  await bench.handled(stale);
  await bench.replyTo(await bench.process(randomUUID(), 'card_ok'));
  expect(await bench.statusOf(orderId)).toBe('CAPTURED');
  expect(bench.repliesAbout(orderId)).toHaveLength(1);
  expect(bench.processor.keptCents(orderId)).toBe(priceCents);
});

test('a refund of a declined payment is answered at once', async () => {
  const orderId = randomUUID();
  await bench.replyTo(await bench.process(orderId, 'card_declined'));
  expect(await bench.replyTo(await bench.refund(orderId))).toMatchObject({ type: 'payment.refunded' });
  expect(await bench.statusOf(orderId)).toBe('DECLINED');
});

test('payments are listed newest first, page by page', async () => {
  const orders: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const orderId = randomUUID();
    orders.unshift(orderId);
    await bench.replyTo(await bench.process(orderId, 'card_ok'));
  }
  const first = (await service.call('GET', '/api/payments?limit=2')).body;
  const second = (await service.call('GET', `/api/payments?limit=1&cursor=${first.nextCursor}`)).body;
  const seen = [...first.items, ...second.items].map((payment: { orderId: string }) => payment.orderId);
  expect(seen).toEqual(orders);
});

test('bad questions get problem documents', async () => {
  const cases = [
    ['/api/payments?orderId=nonsense', 422, '/problems/invalid-field'],
    ['/api/payments?limit=0', 422, '/problems/invalid-field'],
    ['/api/payments?cursor=bad', 422, '/problems/invalid-field'],
    ['/api/payments?unknown=1', 422, '/problems/invalid-field'],
    ['/api/payments/nonsense', 422, '/problems/invalid-field'],
    [`/api/payments/${randomUUID()}`, 404, '/problems/not-found'],
  ] as const;
  for (const [path, status, type] of cases) {
    const answer = await service.call('GET', path);
    expect([path, answer.status, answer.body.type]).toEqual([path, status, type]);
  }
  expect((await service.call('DELETE', '/api/payments')).status).toBe(405);
});

test('#21 a command without a fence is parked, not guessed at', async () => {
  const orderId = randomUUID();
  const amount = { amount: 1, currency: 'EUR' } as const;
  const noFence = { commandId: undefined, sagaEpoch: undefined } as unknown as { commandId: string };
  await bench.send('payment.process', { orderId, amount, paymentMethod: 'card_ok' }, noFence);
  await expect.poll(() => bench.deadLetters('payment.commands'), { timeout: 20_000 }).toBe(1);
  expect(await bench.statusOf(orderId)).toBeUndefined();
});
