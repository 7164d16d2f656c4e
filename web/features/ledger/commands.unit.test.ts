import { describe, expect, it } from 'vitest';
import { actWords } from './act-words.ts';
import { asCli, portOffset } from './commands/as-cli.ts';
import { asCurl } from './commands/as-curl.ts';
import { asDocker } from './commands/as-docker.ts';
import { knownAct } from './known-act.ts';

const lab = 'http://127.0.0.1:8090';
const order = {
  customerId: 'ada-lovelace',
  items: [
    { productId: 'brass-sextant', quantity: 1 },
    { productId: 'sea-chart', quantity: 3 },
  ],
  paymentMethod: 'card_declined',
  onNotificationFailure: 'compensate',
};

function said(method: string, path: string, body?: unknown) {
  const act = knownAct({ method, path, body });
  return [asCli(act, lab), asDocker(act), actWords(act, { method, path })];
}

describe('an act as a command', () => {
  const id = '0199aaaa-0000-7000-8000-0000000000ab';
  it.each([
    ['POST', '/components/payment-mysql/kill', undefined, './bulkhead kill payment-mysql', 'docker kill payment-mysql'],
    ['POST', '/components/order-mysql/freeze', undefined, './bulkhead freeze order-mysql', 'docker pause order-mysql'],
    ['POST', '/components/order-mysql/thaw', undefined, './bulkhead thaw order-mysql', 'docker unpause order-mysql'],
    ['POST', '/components/rabbitmq/start', undefined, './bulkhead start rabbitmq', 'docker start rabbitmq'],
    [
      'POST',
      '/shop/orders',
      order,
      './bulkhead order --customer ada-lovelace --product brass-sextant sea-chart:3 --card declined --on-notification-failure compensate',
      undefined,
    ],
    ['POST', `/shop/orders/${id}/cancel`, {}, `./bulkhead cancel ${id}`, undefined],
    ['POST', `/shop/orders/${id}/retry`, {}, `./bulkhead retry ${id}`, undefined],
    ['PUT', '/load', { ordersPerSecond: 5, mix: 'stormy' }, './bulkhead load 5 --mix stormy', undefined],
    ['DELETE', '/load', {}, './bulkhead load off', undefined],
    ['POST', '/reset', {}, './bulkhead reset', undefined],
    ['POST', '/audit', {}, './bulkhead audit', undefined],
    ['POST', '/queues/payment.commands/redrive', {}, './bulkhead queues --redrive payment.commands', undefined],
    ['POST', '/shop/products/sea-chart/restock', { quantity: 7 }, './bulkhead restock sea-chart 7', undefined],
    [
      'PATCH',
      '/shop/products/sea-chart',
      { price: { amount: 1205, currency: 'EUR' }, name: "Captain's chart" },
      "./bulkhead change sea-chart --price 12.05 '--name=Captain'\\''s chart'",
      undefined,
    ],
    ['POST', '/something/new', { a: 1 }, undefined, undefined],
    ['POST', '/shop/orders', { items: 'none' }, undefined, undefined],
    ['POST', '/components/nothing/kill', {}, undefined, undefined],
  ])('%s %s', (method, path, body, cli, docker) => {
    expect(said(method, path, body).slice(0, 2)).toEqual([cli, docker]);
  });

  it('is told in words, those of the request when there are no others', () => {
    const words = (method: string, path: string, body?: unknown) => said(method, path, body)[2];
    expect(words('POST', '/components/payment-mysql/kill')).toBe('Kill payment-mysql');
    expect(words('POST', '/shop/orders', order)).toBe(
      'Place an order: 1 × brass-sextant, 3 × sea-chart for ada-lovelace, card_declined, undone if the notification fails',
    );
    expect(words('POST', `/shop/orders/${id}/cancel`)).toBe('Cancel order 00AB');
    expect(words('POST', '/something/new')).toBe('POST /something/new');
  });

  it('is the request itself with curl, with the address of this lab', () => {
    const sent = { method: 'PATCH', path: '/shop/products/x', body: { name: "it's $HOME" } };
    expect(asCurl(sent, 'http://127.0.0.1:16090')).toBe(
      `curl -X PATCH http://127.0.0.1:16090/api/shop/products/x -H 'content-type: application/json' -d '{"name":"it'\\''s $HOME"}'`,
    );
    expect(asCurl({ method: 'DELETE', path: '/load' }, lab)).toContain("-d '{}'");
  });

  it('names the lab by its port offset, and is no command where the lab is on another machine', () => {
    const kill = knownAct({ method: 'POST', path: '/components/order-mysql/kill' });
    expect(asCli(kill, 'http://localhost:16090')).toBe('./bulkhead --port-offset 8000 kill order-mysql');
    expect(portOffset(lab)).toBe(0);
    expect(asCli(kill, 'http://lab.example:8090')).toBeUndefined();
  });
});
