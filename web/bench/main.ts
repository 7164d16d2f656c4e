import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startChildLab } from '@bulkhead/lab/child-lab';
import { chromium } from '@playwright/test';
import { launchOptions } from '../e2e/chromium.ts';
import { firstLoads } from './first-load.ts';
import { firstNode } from './first-node.ts';
import { type Figure, isMet, lineOf } from './goals.ts';
import { underLoad } from './under-load.ts';

const usage = `npm run bench:web [-- --minutes N --smoke]

The dashboard's figures against their goals: JavaScript of the first load, time to the first drawn node, and how late,
smooth, busy and large the page is at 20 orders a second. Starts a lab of its own and ends it. A missed goal is said,
and is no failure. --minutes: how long the load lasts (2; at least 2). --smoke: short, to see that it works.`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    smoke: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
if (values.help || !(minutes >= 2)) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const figures: Figure[] = [];
function tell(figure: Figure): void {
  figures.push(figure);
  console.log(lineOf(figure));
}

const lab = await startChildLab({ withWeb: true, upMs: 180_000 });
try {
  console.log(`Lab up after ${(lab.upAfterMs / 1_000).toFixed(1)} s; load of the machine ${loadText()}.`);
  const browser = await chromium.launch(launchOptions);
  try {
    const orderId = await placeOrder();
    const paths = ['/', '/orders', '/products', '/customers', '/notifications'];
    const deep = [`/orders/${orderId}`, '/customers/ada-lovelace', '/bare'];
    for await (const figure of firstLoads(browser, lab.webUrl, [...paths, ...deep])) tell(figure);
    for (const figure of await firstNode(browser, lab.webUrl, values.smoke ? 1 : 5)) tell(figure);
    const long = values.smoke ? { partMs: 4_000, parts: 2 } : { partMs: 60_000, parts: minutes };
    for (const figure of await underLoad(browser, {
      webUrl: lab.webUrl,
      labUrl: lab.labUrl,
      ordersPerSecond: 20,
      ...long,
    }))
      tell(figure);
  } finally {
    await browser.close();
  }
} finally {
  await lab.stop();
}
const missed = figures.filter((figure) => isMet(figure) === false).length;
console.log(`${figures.length} figures, ${missed} goals missed; load of the machine ${loadText()}.`);
const broken = figures.filter((figure) => !Number.isFinite(figure.value));
for (const { what } of broken) console.log(`Not measured: ${what}`);
process.exit(broken.length === 0 ? 0 : 1);

function loadText(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}

async function placeOrder(): Promise<string> {
  const order = {
    customerId: 'ada-lovelace',
    items: [{ productId: 'brass-sextant', quantity: 1 }],
    paymentMethod: 'card_ok',
  };
  const response = await fetch(`${lab.labUrl}/api/shop/orders`, {
    method: 'POST',
    body: JSON.stringify(order),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(30_000),
  });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return answer.id;
  throw new Error(`no order was accepted: ${response.status} ${JSON.stringify(answer)}`);
}
