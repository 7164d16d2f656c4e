import { randomUUID } from 'node:crypto';
import type { NodeProgram } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { captured, createPaymentBench, noEntries, type PaymentBench } from '../../test/payment-bench.ts';

// Each test starts several processes.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 120_000 });

let bench: PaymentBench;
let programs: NodeProgram[];

beforeAll(async () => {
  bench = await createPaymentBench();
  programs = [await bench.newProgram(), await bench.newProgram()];
});
afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()));
  await bench.close();
});

function instance(index: 0 | 1): NodeProgram {
  const program = programs[index];
  if (program === undefined) throw new Error('beforeAll made two');
  return program;
}

test.each([
  { point: 'payment.after-insert-before-charge', movements: [] },
  { point: 'payment.after-charge-before-record', movements: ['CAPTURED'] },
  { point: 'payment.commands.before-commit', movements: [] },
  { point: 'payment.commands.after-commit-before-ack', movements: undefined },
])('#15 #16 the service killed at $point, restarted: one charge, one reply', async ({ point, movements }) => {
  const orderId = randomUUID();
  const service = instance(0);
  await service.start({ FAILPOINTS: `${point}:crash` });
  const command = await bench.process(orderId, 'card_ok');
  await service.died();
  if (movements) expect(bench.processor.movementsOf(orderId)).toEqual(movements);
  if (movements) expect(await bench.ledgerOf(orderId)).toEqual(noEntries);
  await service.start();
  expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
  expect(await bench.ledgerOf(orderId)).toEqual(captured);
  await bench.answerTo(await bench.process(randomUUID(), 'card_ok'));
  expect(new Set(bench.repliesAbout(orderId).map((reply) => reply.id)).size).toBe(1);
  await service.kill();
});

test('#12 the service killed between the refund at the processor and its record: given back once', async () => {
  const orderId = randomUUID();
  const service = instance(0);
  await service.start({ FAILPOINTS: 'payment.after-charge-before-record:crash:2' });
  await bench.answerTo(await bench.process(orderId, 'card_ok'));
  const refund = await bench.refund(orderId);
  await service.died();
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED', 'REFUNDED']);
  expect(await bench.statusOf(orderId)).toBe('CAPTURED');
  await service.start();
  expect(await bench.answerTo(refund)).toMatchObject({ type: 'payment.refunded' });
  expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED', 'REFUNDED']);
  expect(await bench.statusOf(orderId)).toBe('REFUNDED');
  await service.kill();
});

test('#7 two instances, duplicates and a kill: every payment is charged, booked and answered once', async () => {
  await Promise.all([instance(0).start(), instance(1).start()]);
  const orders = Array.from({ length: 24 }, () => randomUUID());
  const commands = [];
  for (const orderId of orders) {
    const command = await bench.process(orderId, 'card_ok');
    commands.push(command);
    // The same order under another message, at the same moment, perhaps at the other instance.
    if (commands.length % 3 === 0) await bench.process(orderId, 'card_ok', { commandId: command.commandId ?? '' });
    if (commands.length === 12) await instance(1).kill();
  }
  for (const command of commands) expect(await bench.answerTo(command)).toMatchObject({ type: 'payment.completed' });
  for (const orderId of orders) {
    expect(bench.processor.movementsOf(orderId)).toEqual(['CAPTURED']);
    expect(await bench.ledgerOf(orderId)).toEqual(captured);
  }
  expect(await bench.deadLetters('payment.commands')).toBe(0);
});
