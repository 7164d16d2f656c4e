import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type ChildLab, startChildLab } from '@bulkhead/lab/child-lab';
import { test as base, expect } from '@playwright/test';
import { type Dashboard, openDashboard } from './dashboard.ts';
import { createLabApi, type LabApi } from './lab-api.ts';

interface Fixtures {
  api: LabApi;
  dashboard: Dashboard;
}

type TestLab = Pick<ChildLab, 'labUrl' | 'webUrl' | 'kill' | 'startAgain'>;

const run = promisify(execFile);

/**
 * A lab that runs already, for work on a test or in containers: BULKHEAD_E2E_LAB and BULKHEAD_E2E_WEB are its addresses,
 * BULKHEAD_E2E_LAB_CONTAINER the name of its container, if it has one.
 */
function runningLab(): TestLab | undefined {
  const { BULKHEAD_E2E_LAB: labUrl, BULKHEAD_E2E_WEB: webUrl } = process.env;
  if (labUrl === undefined || webUrl === undefined) return undefined;
  const container = process.env['BULKHEAD_E2E_LAB_CONTAINER'];
  if (container !== undefined) {
    const docker = async (verb: 'kill' | 'start') => void (await run('docker', [verb, container], { timeout: 60_000 }));
    return { labUrl, webUrl, kill: () => docker('kill'), startAgain: () => docker('start') };
  }
  const refuse = () => Promise.reject(new Error('this test ends the lab itself: it needs one of its own'));
  return { labUrl, webUrl, kill: refuse, startAgain: refuse };
}

/** One whole lab for all tests of a worker; each test begins with everything up, and ends with everything healed. */
export const test = base.extend<Fixtures, { lab: TestLab }>({
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const running = runningLab();
      if (running !== undefined) return use(running);
      const lab = await startChildLab({ withWeb: true, upMs: 180_000 });
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  api: async ({ lab }, use) => {
    const api = createLabApi(lab.labUrl);
    await api.heal();
    await use(api);
    await api.heal();
  },
  dashboard: async ({ page, lab, api: _api }, use) => {
    await use(await openDashboard(page, lab.webUrl));
  },
});

export { expect };
