import { mkdirSync } from 'node:fs';
import { endCommands } from './command.mjs';
import { buildDashboard, isDashboardReady } from './dashboard.mjs';
import { withSetupLock } from './lock.mjs';
import { arePackagesReady, installPackages } from './packages.mjs';
import { stateDir } from './paths.mjs';
import { arePartsReady, ensureParts } from './system/index.mjs';
import { areToolsReady, installTools } from './tools.mjs';

/** @typedef {import('./system/probe.mjs').Part} Part */

/**
 * Makes ready what a command needs, and does nothing where nothing changed: pinned tools, packages, programs of the
 * system, the built dashboard. Safe when interrupted at any point and when run twice at once.
 * @param {{ parts?: Part[], dashboard?: boolean }} [needs] tools and packages are always needed
 * @returns {Promise<void>}
 */
export async function ensure(needs = {}) {
  const parts = needs.parts ?? [];
  const steps = [
    { isReady: areToolsReady, run: installTools },
    { isReady: arePackagesReady, run: installPackages },
    { isReady: () => arePartsReady(parts), run: () => ensureParts(parts) },
    { isReady: () => needs.dashboard !== true || isDashboardReady(), run: buildDashboard },
  ];
  if (steps.every((one) => one.isReady())) return;
  mkdirSync(stateDir, { recursive: true });
  process.stdout.write('Bulkhead: setting up (the first time takes a few minutes, later starts skip what is done)\n');
  const stopListening = endOnSignal();
  await withSetupLock(async () => {
    for (const one of steps) {
      // Asked again: another set-up may have done it while this one waited.
      if (!one.isReady()) await one.run();
    }
  });
  stopListening();
}

/**
 * Ctrl-C ends the step that runs and this process; what is half done has no stamp and is redone next time.
 * @returns {() => void} back to normal
 */
function endOnSignal() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const end = () => {
    process.stdout.write('\nSet-up was interrupted: the next start continues.\n');
    endCommands();
    process.exit(130);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.removeListener(signal, end);
  };
}
