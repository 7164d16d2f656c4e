import { type ChildLab, startChildLab } from '@bulkhead/lab/child-lab';
import { test as base, expect } from '@playwright/test';
import { type Dashboard, openDashboard } from './dashboard.ts';
import { createLabApi, type LabApi } from './lab-api.ts';

interface Fixtures {
  api: LabApi;
  dashboard: Dashboard;
}

type TestLab = Pick<ChildLab, 'labUrl' | 'webUrl' | 'kill' | 'startAgain'>;

/** A lab that runs already, for work on a test: BULKHEAD_E2E_LAB and BULKHEAD_E2E_WEB are its addresses. */
function runningLab(): TestLab | undefined {
  const { BULKHEAD_E2E_LAB: labUrl, BULKHEAD_E2E_WEB: webUrl } = process.env;
  if (labUrl === undefined || webUrl === undefined) return undefined;
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
