import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AnyMessage, Fence, PaymentMethod } from '@bulkhead/contracts';
import {
  createServiceBench,
  type DatabaseAddress,
  eventually,
  type NodeProgram,
  nodeProgram,
  type ServiceBench,
} from '@bulkhead/testing';
import { startCardProcessor, type TestProcessor } from './card-processor.ts';

export const priceCents = 8_900;

/** Processes are started and killed meanwhile. */
const generous = { timeoutMs: 90_000 };

export interface PaymentBench extends ServiceBench {
  processor: TestProcessor;
  process(orderId: string, card: PaymentMethod, fence?: Partial<Fence>): Promise<AnyMessage>;
  refund(orderId: string, fence?: Partial<Fence>): Promise<AnyMessage>;
  /** Everything that was answered about an order so far. */
  repliesAbout(orderId: string): AnyMessage[];
  /** Waits for the answer to this command. */
  answerTo(command: AnyMessage): Promise<AnyMessage>;
  statusOf(orderId: string): Promise<string | undefined>;
  becomes(orderId: string, status: string): Promise<void>;
  /** Waits until the message was handled, answered or not. */
  handled(message: AnyMessage): Promise<void>;
  /** What the order's ledger holds: `capture:revenue:8900`, sorted. */
  ledgerOf(orderId: string): Promise<string[]>;
  /** One more instance, as a process of its own. */
  newProgram(): Promise<NodeProgram>;
}

/** A payment service's surroundings: database, broker, and the real card processor. */
export async function createPaymentBench(options: { database?: DatabaseAddress } = {}): Promise<PaymentBench> {
  const processor = await startCardProcessor();
  const bench = await createServiceBench('payment-service', { ...options, peers: { cardProcessor: processor.url } });
  const repliesAbout = (orderId: string) => bench.heard.filter((message) => message.correlationId === orderId);

  async function statusOf(orderId: string): Promise<string | undefined> {
    const rows = await bench.rows<{ status: string }>('SELECT status FROM payments WHERE order_id = ?', [orderId]);
    return rows[0]?.status;
  }

  return {
    ...bench,
    processor,
    repliesAbout,
    statusOf,
    process(orderId, paymentMethod, fence = {}) {
      const amount = { amount: priceCents, currency: 'EUR' } as const;
      return bench.send('payment.process', { orderId, amount, paymentMethod }, { sagaEpoch: 1, ...fence });
    },
    refund: (orderId, fence = {}) => bench.send('payment.refund', { orderId }, { sagaEpoch: 2, ...fence }),
    answerTo: (command) =>
      eventually(() => {
        const reply = repliesAbout(command.correlationId).find((message) => message.commandId === command.commandId);
        if (reply === undefined) throw new Error(`${command.type} of ${command.correlationId} was not answered`);
        return reply;
      }, generous),
    becomes: (orderId, status) =>
      eventually(async () => {
        const now = await statusOf(orderId);
        if (now !== status) throw new Error(`order ${orderId} should become ${status}, it is ${now}`);
      }, generous),
    handled: (message) =>
      eventually(async () => {
        const noted = await bench.rows('SELECT 1 FROM inbox WHERE message_id = ?', [message.id]);
        if (noted.length === 0) throw new Error(`${message.type} was not handled`);
      }, generous),
    async ledgerOf(orderId) {
      const rows = await bench.rows<{ movement: string; account: string; amount_cents: number }>(
        `SELECT movement, account, l.amount_cents FROM ledger_entries l JOIN payments p ON p.id = l.payment_id
          WHERE p.order_id = ?`,
        [orderId],
      );
      return rows.map((row) => `${row.movement}:${row.account}:${row.amount_cents}`).sort();
    },
    async newProgram() {
      const { port, database, migrator, amqpUrl } = await bench.newConfig();
      const env = {
        BULKHEAD_SERVICE: 'payment-service',
        BULKHEAD_INSTANCE: randomUUID(),
        DB_HOST: database.host,
        DB_PORT: String(database.port),
        DB_NAME: database.name,
        DB_USER: database.user,
        DB_PASSWORD: database.password,
        DB_MIGRATOR_USER: migrator.user,
        DB_MIGRATOR_PASSWORD: migrator.password,
        AMQP_URL: amqpUrl,
        CARD_PROCESSOR_URL: processor.url,
      };
      return nodeProgram({ folder: join(import.meta.dirname, '..'), port, env });
    },
    async close() {
      await bench.close();
      await processor.close();
    },
  };
}

/** Nothing moved, one capture, or one capture that was given back. */
export const noEntries: string[] = [];
export const captured = [`capture:card-processor:-${priceCents}`, `capture:revenue:${priceCents}`];
export const refunded = [...captured, `refund:card-processor:${priceCents}`, `refund:revenue:-${priceCents}`];
