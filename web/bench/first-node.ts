import type { Browser } from '@playwright/test';
import { type Figure, quantile } from './goals.ts';

const loadMs = 60_000;

/** Milliseconds from the start of the navigation until a node is painted, with an empty cache. */
async function firstNodeMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url, { timeout: loadMs, waitUntil: 'commit' });
    const handle = await page.waitForFunction(
      () => {
        const node = document.querySelector('.react-flow__node');
        if (node === null || getComputedStyle(node).visibility !== 'visible') return undefined;
        return node.getBoundingClientRect().width > 0 ? performance.now() : undefined;
      },
      undefined,
      { polling: 'raf', timeout: loadMs },
    );
    return (await handle.jsonValue()) ?? Number.NaN;
  } finally {
    await context.close();
  }
}

/** The lab's page against a bare one, load by load in turn, so that a busy machine slows both. */
export async function firstNode(browser: Browser, webUrl: string, rounds: number): Promise<Figure[]> {
  const labs: number[] = [];
  const bares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bares.push(await firstNodeMs(browser, `${webUrl}/bare`));
    labs.push(await firstNodeMs(browser, `${webUrl}/`));
  }
  const lab = quantile(labs, 0.5);
  const bare = quantile(bares, 0.5);
  return [
    { what: 'first drawn node of a bare page', value: bare, unit: 'ms' },
    { what: 'first drawn node of /', value: lab, unit: 'ms' },
    { what: 'first drawn node of / against the bare page', value: lab / bare, unit: 'times', goal: { atMost: 2.5 } },
  ];
}
