import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { captured, createPaymentBench, type PaymentBench, priceCents, refunded } from '../../test/payment-bench.ts';
import { createPaymentService } from '../service.ts';

// The card processor is killed and started again.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 120_000 });

let bench: PaymentBench;

beforeAll(async () => {
  bench = await createPaymentBench();
  await bench.start((config) => createPaymentService(config));
});
afterEach(() => bench.processor.thaw());
afterAll(() => bench.close());

test('#15 a lost answer: the payment is UNKNOWN, then asked for by its key, and charged once', async () => {
  const orderId = randomUUID();
  const command = await bench.process(orderId, 'card_timeout');
  await bench.becomes(orderId, 'UNKNOWN');
  expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
  expect(await bench.ledgerOf(orderId)).toEqual(captured);
});

test('#15 a slow card is waited for', async () => {
  const orderId = randomUUID();
  expect(await bench.answerTo(await bench.process(orderId, 'card_slow'))).toMatchObject({ type: 'payment.completed' });
  const rows = await bench.rows<{ attempts: number }>('SELECT attempts FROM payments WHERE order_id = ?', [orderId]);
  expect(rows).toEqual([{ attempts: 0 }]);
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
});

test('#15 a refund while the outcome is unknown: what was taken is given back', async () => {
  const orderId = randomUUID();
  const command = await bench.process(orderId, 'card_timeout');
  await bench.becomes(orderId, 'UNKNOWN');
  const refund = await bench.refund(orderId);
  expect(await bench.answerTo(refund)).toMatchObject({ type: 'payment.refunded', sagaEpoch: 2 });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED', 'REFUNDED']);
  expect(bench.processor.keptCents(orderId)).toBe(0);
  expect(await bench.ledgerOf(orderId)).toEqual(refunded);
  expect(await bench.statusOf(orderId)).toBe('REFUNDED');
  expect(bench.repliesAbout(orderId).filter((reply) => reply.commandId === command.commandId)).toEqual([]);
});

test('#16 a newer command while the outcome is unknown gets the answer', async () => {
  const orderId = randomUUID();
  const first = await bench.process(orderId, 'card_timeout');
  await bench.becomes(orderId, 'UNKNOWN');
  const second = await bench.process(orderId, 'card_timeout', { sagaEpoch: 2 });
  expect(await bench.answerTo(second)).toMatchObject({ type: 'payment.completed', sagaEpoch: 2 });
  expect(bench.repliesAbout(orderId).filter((reply) => reply.commandId === first.commandId)).toEqual([]);
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
});

test('#15 the card processor killed: payments wait as UNKNOWN, and complete when it is back', async () => {
  await bench.processor.kill();
  const orders = Array.from({ length: 8 }, () => randomUUID());
  const commands = await Promise.all(orders.map((orderId) => bench.process(orderId, 'card_ok')));
  const [undone = ''] = orders;
  for (const orderId of orders) await bench.becomes(orderId, 'UNKNOWN');
  const refund = await bench.refund(undone);
  await bench.handled(refund);
  await bench.processor.start();
  expect(await bench.answerTo(refund)).toMatchObject({ type: 'payment.refunded' });
  for (const command of commands.slice(1)) {
    expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
    expect(bench.processor.movementsOf(command.correlationId)).toEqual(['CAPTURED']);
  }
  expect(bench.processor.keptCents(undone)).toBe(0);
  expect(await bench.statusOf(undone)).toBe('VOIDED');
});

test('#15 the card processor killed in the middle of charges: each is charged once', async () => {
  const orders = Array.from({ length: 20 }, () => randomUUID());
  const commands = [];
  for (const orderId of orders) {
    commands.push(await bench.process(orderId, 'card_ok'));
    if (commands.length === 10) await bench.processor.kill();
  }
  await bench.processor.start();
  for (const command of commands) expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  for (const orderId of orders) {
    expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
    expect(await bench.ledgerOf(orderId)).toEqual(captured);
  }
});

test('#38 a frozen card processor is not waited for beyond the deadline; thawed, it is asked what it did', async () => {
  const orderId = randomUUID();
  bench.processor.freeze();
  const command = await bench.process(orderId, 'card_ok');
  const attempts = async () =>
    (await bench.rows<{ attempts: number }>('SELECT attempts FROM payments WHERE order_id = ?', [orderId]))[0]
      ?.attempts;
  await expect.poll(attempts, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await bench.statusOf(orderId)).toBe('UNKNOWN');
  bench.processor.thaw();
  expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  expect(bench.processor.keptCents(orderId)).toBe(priceCents);
});
