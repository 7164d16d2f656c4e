import { type Product, productListSchema, productSchema } from '@bulkhead/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import { contextOf, wholeNumber } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { moneyText } from '../words.ts';

const mostCents = 1_000_000_000;

export function addProductsCommands(program: Command): void {
  program
    .command('products')
    .description('show what the shop sells, with its stock')
    .action(async (_options, command: Command) => {
      const { lab, out } = contextOf(command);
      const products = await lab.get('/shop/products?limit=200', productListSchema);
      out.result(products);
      out.table(
        ['product', 'price', 'available', 'reserved', 'sold', 'name'],
        products.items.map(({ id, price, available, reserved, sold, name }) => [
          id,
          moneyText(price),
          out.tone(available > 0 ? 'plain' : 'warn', String(available)),
          String(reserved),
          String(sold),
          name,
        ]),
      );
    });
  program
    .command('restock')
    .argument('<product>')
    .argument('<pieces>', '1 to 10000', wholeNumber(1, 10_000))
    .description('put more pieces of a product on the shelf')
    .action(async (id: string, quantity: number, _options, command: Command) => {
      const { lab, out } = contextOf(command);
      const product = await lab.send('POST', `${pathOf(id)}/restock`, productSchema, { body: { quantity } });
      out.result(product);
      out.line(sentenceOf(product));
    });
  program
    .command('change')
    .argument('<product>')
    .option('--price <euros>', 'for example 89.00', parseEuros)
    .option('--name <name>', 'how it is called from now on')
    .description('give a product another price or name')
    .action(async (id: string, change: { price?: number; name?: string }, command: Command) => {
      const { lab, out, exitWith } = contextOf(command);
      if (change.price === undefined && change.name === undefined) {
        out.problem('Give a --price, a --name, or both.');
        return exitWith(exitCodes.wrongUsage);
      }
      const price = change.price === undefined ? undefined : { amount: change.price, currency: 'EUR' };
      const product = await lab.send('PATCH', pathOf(id), productSchema, { body: { name: change.name, price } });
      out.result(product);
      out.line(sentenceOf(product));
    });
}

function pathOf(id: string): string {
  return `/shop/products/${encodeURIComponent(id)}`;
}

function sentenceOf({ id, name, price, available }: Product): string {
  return `${id}: ${name}, ${moneyText(price)}, ${available} available.`;
}

/** Euros as cents. Not by multiplying: 1.15 × 100 is no whole number. */
export function parseEuros(text: string): number {
  const [, euros, cents = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const amount = Number(`${euros}${cents.padEnd(2, '0')}`);
  if (euros === undefined || amount > mostCents) throw new InvalidArgumentError('Give a price like 89.00.');
  return amount;
}
