import { type Order, orderListSchema, orderSchema, orderStatuses, sagaSchema } from '@bulkhead/contracts';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type CommandContext, contextOf, wholeNumber } from '../command-context.ts';
import { durationText, moneyText, toneOfOrder } from '../words.ts';

export function addOrdersCommands(program: Command): void {
  program
    .command('orders')
    .argument('[id]', 'one order with the steps of its saga')
    .option('--limit <orders>', 'how many, newest first', wholeNumber(1, 200), 20)
    .addOption(new Option('--status <status>', 'only these').choices(orderStatuses))
    .description('show the newest orders, or one')
    .action(async (id: string | undefined, options: { limit: number; status?: string }, command: Command) => {
      const context = contextOf(command);
      await (id === undefined ? list(context, options) : show(context, id));
    });
  for (const [name, text] of [
    ['cancel', 'cancel an order that is still running'],
    ['retry', 'let a stuck order try again'],
  ] as const) {
    program
      .command(name)
      .argument('<order>')
      .description(text)
      .action(async (id: string, _options, command: Command) => {
        const { lab, out } = contextOf(command);
        const answer = await lab.send('POST', `/shop/orders/${encodeURIComponent(id)}/${name}`, z.unknown());
        out.result(answer ?? {});
        out.line(name === 'cancel' ? `Order ${id} is being cancelled.` : `Order ${id} tries again.`);
      });
  }
}

async function list(
  { lab, out }: CommandContext,
  { limit, status }: { limit: number; status?: string },
): Promise<void> {
  const filter = status === undefined ? '' : `&status=${status}`;
  const orders = await lab.get(`/shop/orders?limit=${limit}${filter}`, orderListSchema);
  out.result(orders);
  out.table(
    ['order', 'status', 'customer', 'total', 'card', 'age', 'why'],
    orders.items.map((order) => [
      order.id,
      out.tone(toneOfOrder(order.status), order.status),
      order.customer.name,
      moneyText(order.total),
      order.paymentMethod,
      durationText(Date.now() - Date.parse(order.placedAt)),
      order.reason ?? '',
    ]),
  );
}

async function show({ lab, out }: CommandContext, id: string): Promise<void> {
  const path = `/shop/orders/${encodeURIComponent(id)}`;
  const order = await lab.get(path, orderSchema);
  const saga = await lab.get(`${path}/saga`, sagaSchema);
  out.result({ order, saga });
  out.line(`${order.id}  ${out.painted(toneOfOrder(order.status), order.status)}  ${order.reason ?? ''}`);
  out.line(`${order.customer.name} · ${itemsText(order)} · ${moneyText(order.total)} · ${order.paymentMethod}\n`);
  out.table(
    ['step', 'kind', 'state', 'attempts', 'undo'],
    saga.steps.map(({ name, kind, state, attempts, undo }) => [name, kind, state, String(attempts), undo ?? '']),
  );
}

export function itemsText({ items }: Pick<Order, 'items'>): string {
  return items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');
}
