import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Figure } from './goals.ts';

const loadMs = 60_000;
/** After this long without a request the page has all that it asks for by itself. */
const quietMs = 1_500;
const goalKb = 260;

/** The gzipped size of all scripts that a page asks for before anybody does anything. */
async function scriptKb(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    let lastRequestAt = performance.now();
    const sizes = new Map<string, Promise<number>>();
    page.on('request', () => {
      lastRequestAt = performance.now();
    });
    page.on('response', (response) => {
      // Also what is only fetched ahead: it costs the same.
      if (!/\.js(?:\?|$)/.test(response.url())) return;
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
    });
    await page.goto(url, { timeout: loadMs, waitUntil: 'load' });
    const deadline = performance.now() + loadMs;
    while (performance.now() - lastRequestAt < quietMs && performance.now() < deadline) {
      await page.waitForTimeout(100);
    }
    const bytes = await Promise.all(sizes.values());
    return bytes.reduce((sum, size) => sum + size, 0) / 1_024;
  } finally {
    await context.close();
  }
}

/** First-load JavaScript, page by page. */
export async function* firstLoads(browser: Browser, webUrl: string, paths: readonly string[]): AsyncGenerator<Figure> {
  for (const path of paths) {
    const value = await scriptKb(browser, `${webUrl}${path}`);
    const goal = path === '/' ? { goal: { atMost: goalKb } } : {};
    yield {
      what: `first-load JavaScript of ${path.replace(/[0-9a-f-]{36}/, '<id>')}, gzipped`,
      value,
      unit: 'KB',
      ...goal,
    };
  }
}
