import { randomUUID } from 'node:crypto';
import { type OwnDatabase, startOwnDatabase } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { captured, createPaymentBench, type PaymentBench, priceCents } from '../../test/payment-bench.ts';
import { createPaymentService } from '../service.ts';

// The database is killed and started again.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 120_000 });

let database: OwnDatabase;
let bench: PaymentBench;

beforeAll(async () => {
  database = await startOwnDatabase({ schema: 'payment_db' });
  bench = await createPaymentBench({ database });
  await bench.start((config) => createPaymentService(config));
});
afterAll(async () => {
  await bench.close();
  await database.close();
});

test('#24 #25 #26 the database killed three times while payments run: each is charged and booked once', async () => {
  const commands = [];
  for (let count = 1; count <= 45; count += 1) {
    commands.push(await bench.process(randomUUID(), 'card_ok'));
    if (count % 15 !== 0) continue;
    await database.kill();
    commands.push(await bench.process(randomUUID(), 'card_ok'));
    await database.start();
  }
  for (const command of commands) expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  for (const { correlationId } of commands) {
    expect(bench.processor.movementsOf(correlationId)).toEqual(['CAPTURED']);
    expect(await bench.ledgerOf(correlationId)).toEqual(captured);
  }
  const [sums] = await bench.rows<{ total: string; revenue: string }>(
    "SELECT SUM(amount_cents) AS total, SUM(IF(account = 'revenue', amount_cents, 0)) AS revenue FROM ledger_entries",
  );
  expect(Number(sums?.total)).toBe(0);
  expect(Number(sums?.revenue)).toBe(commands.length * priceCents);
});

test('#23 #24 the database killed while the card processor thinks: the answer is asked for again and recorded', async () => {
  const orderId = randomUUID();
  const command = await bench.process(orderId, 'card_slow');
  await bench.becomes(orderId, 'UNKNOWN');
  await expect.poll(() => bench.processor.movementsOf(orderId), { timeout: 20_000 }).toEqual(['CAPTURED']);
  await database.kill();
  // A slow card's answer is on its way now, and there is nowhere to write it: this request is answered after it.
  await bench.processor.slowCard();
  const waiting = await bench.process(randomUUID(), 'card_ok');
  await database.start();
  expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  expect(await bench.answerTo(waiting)).toMatchObject({ type: 'payment.completed' });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
  expect(await bench.deadLetters('payment.commands')).toBe(0);
});
