// The lab in containers, with words for what can be wrong. `docker compose up -d` does the same without them.
//   npm run docker              look whether it can work, build what changed, start, wait, print the address
//   npm run docker -- check     only look
//   npm run docker -- down      end it; the data stay. With --data they go too, and nothing is left
import './setup/node-version.mjs';
import { compose, settings } from './docker/compose.mjs';
import { lookAtEngine, lookAtPorts } from './docker/look.mjs';
import { explained } from './docker/refusals.mjs';
import { whenUp } from './docker/when-up.mjs';
import { exitWith, SetupFailure } from './setup/failure.mjs';
import { step } from './setup/progress.mjs';

const minuteMs = 60_000;
const [command = 'up', ...options] = process.argv.slice(2);

try {
  const isKnown = ['up', 'check', 'down'].includes(command) && options.every((option) => option === '--data');
  if (!isKnown) throw new SetupFailure('Usage: npm run docker [-- check | down [--data]]', 2);
  await lookAtEngine();
  if (command === 'down') {
    await run('the containers end', ['down', ...(options.includes('--data') ? ['--volumes'] : [])], 2 * minuteMs);
  } else {
    const { ports, labUrl, webUrl } = await settings();
    await lookAtPorts(ports);
    process.stdout.write('✓ engine, Compose, memory and ports are as they should be\n');
    if (command === 'up') {
      await run('images (docker compose build)', ['build'], 30 * minuteMs);
      await run('containers (docker compose up -d)', ['up', '-d'], 5 * minuteMs);
      await step('every component has answered', () => whenUp(labUrl, 3 * minuteMs));
      process.stdout.write(`\nBulkhead is up.
  dashboard  ${webUrl}
  API        ${labUrl}/api/lab

  docker compose exec lab bulkhead order --wait
  docker exec -it product-mysql mysql -u root -p product_db
  docker compose down          (with -v the data go, too)
`);
    }
  }
} catch (error) {
  exitWith(error);
}

/**
 * @param {string} title
 * @param {string[]} args
 * @param {number} timeoutMs
 */
function run(title, args, timeoutMs) {
  return step(title, async (note) => {
    const { exitCode, output } = await compose(args, timeoutMs, note);
    if (exitCode !== 0) throw new SetupFailure(explained(args, output));
  });
}
