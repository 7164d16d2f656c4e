import { parseArgs } from 'node:util';
import { seededRandom } from '../load/random.ts';
import { openDoors } from './customers.ts';
import { containedMemoryBytes, firstOrder, memory, usualMemoryBytes } from './figures.ts';
import { type Judged, judge } from './judge.ts';
import { createLabApi, until } from './lab-api.ts';
import { planStorm } from './plan.ts';
import { stormLab } from './storm-lab.ts';
import { type Struck, strike } from './strike.ts';

const usage = `storm [--seed N] [--full] [--at OFFSET]

Starts a lab of its own, sends customers, and kills and starts every database, every service and the broker once each
(--full: three times; --at: in the lab that runs at this port offset). Then checks that nothing is lost, doubled or left over. The same seed makes the same plan.`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    full: { type: 'boolean', default: false },
    at: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
console.log(`seed ${seed}`);

const minimumMs = 61_000;
const lab = await stormLab(values.at);
const stop = () => void lab.stop().finally(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop);
let judged: Judged[] = [];
try {
  const api = createLabApi(lab.labUrl, lab.orderUrl);
  const random = seededRandom(seed);
  const first = lab.upAfterMs === undefined ? [] : [await firstOrder(lab.upAfterMs, api)];
  const startedAt = performance.now();
  const customers = await openDoors(api, random, 8);
  const struck: Struck[] = [];
  for (const blow of planStorm(random, values.full ? 3 : 1, lab.moreTargets)) {
    struck.push(await strike(api, customers, blow, lab.offset));
    const last = struck.at(-1);
    console.log(
      `killed ${blow.target} for ${blow.deadMs} ms, serves ${last?.recoveredAfterMs ?? 'never'} ms after it accepted connections`,
    );
  }
  // The last start is past; orders go on coming until the storm has lasted long enough.
  await until(async () => performance.now() - startedAt >= minimumMs, minimumMs);
  const used = await memory(api, values.at === undefined ? usualMemoryBytes : containedMemoryBytes);
  const tookMs = performance.now() - startedAt;
  await customers.stop();
  const stoppedAt = performance.now();
  const isQuiet = await until(
    async () => !(await api.hasOrders('PENDING')) && !(await api.hasOrders('CANCELLING')),
    60_000,
    200,
  );
  const quietAfterMs = isQuiet ? Math.round(performance.now() - stoppedAt) : undefined;
  // The last look counts: after one at which all holds, a message that is sent again may wait for an instant.
  let { verdicts } = await api.audit();
  await until(
    async () => {
      if (verdicts.every(({ verdict }) => verdict === 'holds')) return true;
      ({ verdicts } = await api.audit());
      return false;
    },
    40_000,
    1_000,
  );
  judged = [
    ...first,
    used,
    ...judge(
      { accepted: customers.accepted, struck, events: await api.allEvents(), verdicts, tookMs, quietAfterMs },
      lab.patience,
    ),
  ];
  console.log(`${customers.accepted.length} accepted, ${customers.unanswered} tries without an answer`);
} finally {
  await lab.stop();
}
for (const { what, isGood, figure } of judged) console.log(`${isGood ? 'ok  ' : 'FAIL'} ${what}: ${figure}`);
const failed = judged.filter((j) => !j.isGood).length;
console.log(`${judged.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 && judged.length > 0 ? 0 : 1);
