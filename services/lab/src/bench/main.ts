import { parseArgs } from 'node:util';
import { auditReportSchema } from '@bulkhead/contracts';
import { startBenchLab } from './bench-lab.ts';
import { checkDurability } from './durability.ts';
import { openFloor } from './floor.ts';
import { countLegs } from './floor-order.ts';
import { measure } from './measure.ts';
import { type Round, report } from './report.ts';
import { openShop } from './shop.ts';

const usage = `npm run bench [-- --rounds N --seconds S --smoke]

Orders a second and their latency by the saga, against the floor measured in the same run: the same commits and
messages without any service logic. Starts a lab of its own and ends it. --smoke: one short round, to see that it works.`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    smoke: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const rounds = values.smoke ? 1 : Number(values.rounds);
const measureMs = values.smoke ? 1_500 : Number(values.seconds) * 1_000;
/** Once, before the first round. */
const warmServicesMs = 15_000;
const warmUpMs = values.smoke ? 500 : 2_000;
const concurrencies = values.smoke ? [16] : [1, 16, 64];

const target = await startBenchLab(() => {});
let failed = 0;
try {
  console.log(`Lab up after ${(target.lab.upAfterMs / 1_000).toFixed(1)} s.`);
  for (const line of await checkDurability(target)) console.log(`  ${line}`);
  const legs = countLegs();
  console.log(`Floor: ${legs.transactions} durable transactions and ${legs.hops} messages an order.`);
  const floor = await openFloor(target);
  const shop = await openShop(target);
  // The first hundreds of orders run code that is not compiled yet: measured is a lab that has been up for a while.
  if (!values.smoke) {
    const { perSecond } = await measure({
      concurrency: 64,
      warmUpMs: 0,
      measureMs: warmServicesMs,
      runOne: shop.runOne,
    });
    console.log(`Services warmed up with ${Math.round((perSecond * warmServicesMs) / 1_000)} orders.`);
  }
  const done: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const concurrency of concurrencies) {
      const order = round % 2 === 0 ? (['floor', 'saga'] as const) : (['saga', 'floor'] as const);
      for (const what of order) {
        const runOne = what === 'floor' ? floor.runOne : shop.runOne;
        const measured = await measure({ concurrency, warmUpMs, measureMs, runOne });
        done.push({ what, concurrency, measured });
        console.log(
          `round ${round + 1}  c=${concurrency}  ${what.padEnd(5)}  ${measured.perSecond.toFixed(0)} orders/s  p50 ${measured.p50Ms.toFixed(1)} ms`,
        );
      }
    }
  }
  for (const line of report(done, concurrencies)) console.log(line);
  await floor.stop();
  await shop.stop();
  const violated = await waitForAudit(target.lab.labUrl);
  for (const line of violated) console.log(`VIOLATED ${line}`);
  // A round in which nothing ended measures nothing.
  failed = violated.length + done.reduce((sum, r) => sum + r.measured.errors + (r.measured.perSecond > 0 ? 0 : 1), 0);
} finally {
  await target.lab.stop();
}
console.log(failed === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(failed === 0 ? 0 : 1);

/** A fast run with a broken invariant is a failure. Waits until nothing is under way any more. */
async function waitForAudit(labUrl: string): Promise<string[]> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const response = await fetch(`${labUrl}/api/audit`, { method: 'POST' });
    const { verdicts } = auditReportSchema.parse(await response.json());
    const open = verdicts.filter((v) => v.verdict !== 'holds');
    if (open.length === 0 || performance.now() > deadline)
      return open.map((v) => `${v.invariant} ${v.title}: ${v.verdict} ${v.witness ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
