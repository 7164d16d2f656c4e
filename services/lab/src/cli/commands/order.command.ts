import { setTimeout as sleep } from 'node:timers/promises';
import {
  customerListSchema,
  type Order,
  onNotificationFailureSchema,
  orderSchema,
  paymentMethods,
  productListSchema,
  strategies,
} from '@bulkhead/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { v7 as uuidv7 } from 'uuid';
import { type CommandContext, contextOf, wholeNumber } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { RefusedError } from '../lab-client.ts';
import { durationText, moneyText, toneOfOrder } from '../words.ts';
import { itemsText } from './orders.command.ts';

interface OrderOptions {
  customer?: string;
  product?: string[];
  quantity: number;
  card: string;
  strategy?: string;
  onNotificationFailure?: string;
  key?: string;
  wait?: true | number;
}

const pollMs = 200;
const defaultWaitS = 30;

export function addOrderCommand(program: Command): void {
  program
    .command('order')
    .option('--customer <id>', 'who orders (the first customer when left out)')
    .option('--product <id...>', 'what is ordered, as id or id:pieces (the first product in stock when left out)')
    .option('--quantity <pieces>', 'of each product without pieces of its own', wholeNumber(1, 100), 1)
    .option('--card <card>', `ok, declined, timeout or slow`, parseCard, 'card_ok')
    .addOption(new Option('--strategy <strategy>', 'how the order is carried out').choices(strategies))
    .addOption(
      new Option('--on-notification-failure <what>', 'when the notification fails for good').choices(
        onNotificationFailureSchema.options,
      ),
    )
    .option('--key <key>', 'Idempotency-Key: the same key is the same order')
    .option('--wait [seconds]', `stay until it has ended (${defaultWaitS} s when left out)`, wholeNumber(1, 3_600))
    .description('place an order')
    .addHelpText(
      'after',
      '\nWith --wait it ends with 0 when the order is confirmed, 1 when it is cancelled, 2 when neither in time.',
    )
    .action(async (options: OrderOptions, command: Command) => placeOrder(contextOf(command), options));
}

async function placeOrder(context: CommandContext, options: OrderOptions): Promise<void> {
  const { lab, out } = context;
  const key = options.key ?? uuidv7();
  const body = {
    customerId: options.customer ?? (await firstCustomer(context)),
    items: (options.product ?? [await firstProduct(context, options.quantity)]).map((text) =>
      orderedItem(text, options.quantity),
    ),
    paymentMethod: options.card,
    strategy: options.strategy,
    onNotificationFailure: options.onNotificationFailure,
  };
  const headers = { 'idempotency-key': key };
  const startedAt = performance.now();
  const order = await lab.send('POST', '/shop/orders', orderSchema, { body, headers });
  out.line(`Accepted in ${durationText(performance.now() - startedAt)}: ${order.id}`);
  out.line(`${order.customer.name} · ${itemsText(order)} · ${moneyText(order.total)} · ${order.paymentMethod}`);
  if (options.wait === undefined) return out.result(order);

  const waitMs = (options.wait === true ? defaultWaitS : options.wait) * 1_000;
  const ended = await untilEnded(context, order, startedAt + waitMs);
  out.result(ended);
  const took = durationText(performance.now() - startedAt);
  out.line(
    `${out.painted(toneOfOrder(ended.status), ended.status)} after ${took}${ended.reason ? `: ${ended.reason}` : ''}`,
  );
  if (ended.status === 'CANCELLED') context.exitWith(exitCodes.failed);
  else if (ended.status !== 'CONFIRMED') context.exitWith(exitCodes.undecided);
}

async function untilEnded({ lab, out }: CommandContext, accepted: Order, untilMs: number): Promise<Order> {
  let order = accepted;
  while (order.status !== 'CONFIRMED' && order.status !== 'CANCELLED' && performance.now() < untilMs) {
    await sleep(pollMs);
    try {
      const next = await lab.get(`/shop/orders/${order.id}`, orderSchema);
      if (next.status !== order.status && next.status === 'CANCELLING')
        out.line(`CANCELLING${next.reason ? `: ${next.reason}` : ''}`);
      order = next;
    } catch (error) {
      // The order service or its database may be away for a while; the order is not.
      if (!(error instanceof RefusedError && error.status >= 500)) throw error;
    }
  }
  return order;
}

async function firstCustomer({ lab }: CommandContext): Promise<string> {
  const { items } = await lab.get('/shop/customers', customerListSchema);
  return items[0]?.id ?? nothing('customer');
}

async function firstProduct({ lab }: CommandContext, quantity: number): Promise<string> {
  const { items } = await lab.get('/shop/products', productListSchema);
  // Not the rare one: the last piece is worth a choice.
  const found =
    items.find(({ available }) => available >= quantity + 1) ?? items.find(({ available }) => available >= quantity);
  return found?.id ?? nothing('product in stock');
}

function nothing(what: string): never {
  throw new RefusedError(`There is no ${what}. Name one, or reset the lab.`, 404);
}

/** `sea-chart:3` is three of them; without a number it is the quantity of all. */
export function orderedItem(text: string, quantity: number): { productId: string; quantity: number } {
  const [, productId = text, pieces] = /^(.*):(\d{1,3})$/.exec(text) ?? [];
  return { productId, quantity: pieces === undefined ? quantity : Number(pieces) };
}

function parseCard(text: string): string {
  const card = text.startsWith('card_') ? text : `card_${text}`;
  if (!(paymentMethods as readonly string[]).includes(card)) {
    throw new InvalidArgumentError(`Cards: ${paymentMethods.map((name) => name.slice('card_'.length)).join(', ')}.`);
  }
  return card;
}
