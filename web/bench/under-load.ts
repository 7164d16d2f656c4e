import type { Browser, CDPSession, Page } from '@playwright/test';
import { type Figure, quantile } from './goals.ts';
import { spanEnds } from './span-ends.ts';
import { watchPage } from './watch-page.ts';

export interface LoadOptions {
  webUrl: string;
  labUrl: string;
  ordersPerSecond: number;
  /** The heap of the start is taken after the first part, that of the end after all. */
  partMs: number;
  parts: number;
}

const settleMs = 5_000;
const askMs = 30_000;
const mb = 1_048_576;

/** The screen while shoppers come: how late, how smooth, how busy, how large. */
export async function underLoad(browser: Browser, options: LoadOptions): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    const ends: number[][] = [];
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void ends.push(spanEnds(payload))));
    const devTools = await context.newCDPSession(page);
    await devTools.send('Performance.enable', { timeDomain: 'timeTicks' });
    await page.goto(options.webUrl, { timeout: askMs });
    await page.locator('[data-connection="live"]').waitFor({ timeout: askMs, state: 'attached' });
    await load(options, 'PUT');
    await page.waitForTimeout(settleMs);

    const from = await begin(page, devTools, ends.length);
    await page.waitForTimeout(options.partMs);
    const heapAtFirst = await heapBytes(devTools);
    await page.waitForTimeout(options.partMs * (options.parts - 1));
    const seen = await page.evaluate(() => ({ ...window.watched, forMs: performance.now() - window.watched.sinceMs }));
    const busy = await metrics(devTools);
    const heapAtEnd = await heapBytes(devTools);

    const lateMs = seen.paintedAtMs.flatMap((painted, number) =>
      // Not a number: its frames have not come yet.
      number < from.message || typeof painted !== 'number' ? [] : (ends[number] ?? []).map((ended) => painted - ended),
    );
    const seconds = seen.forMs / 1_000;
    const at = `at ${options.ordersPerSecond} orders/s`;
    const share = (of: 'taskSeconds' | 'cpuSeconds') =>
      ((busy[of] - from.busy[of]) / (busy.atSeconds - from.busy.atSeconds)) * 100;
    return [
      { what: `requests and messages on screen, ${at}`, value: lateMs.length / seconds, unit: '/s' },
      { what: `service to screen, p50, ${at}`, value: quantile(lateMs, 0.5), unit: 'ms' },
      { what: `service to screen, p95, ${at}`, value: quantile(lateMs, 0.95), unit: 'ms', goal: { atMost: 150 } },
      { what: `main thread busy, ${at}`, value: share('taskSeconds'), unit: '%', goal: { atMost: 35 } },
      // Less than the line above by as much as other processes kept it waiting: then the machine is busy, not the page.
      { what: 'of that on a processor', value: share('cpuSeconds'), unit: '%' },
      {
        what: `tasks over 100 ms, ${at}`,
        value: seen.longTasksMs.filter((ms) => ms > 100).length,
        unit: '',
        goal: { atMost: 0 },
      },
      { what: `longest task, ${at}`, value: Math.max(0, ...seen.longTasksMs), unit: 'ms' },
      { what: `frames, ${at}`, value: seen.frames / seconds, unit: '/s', goal: { atLeast: 50 } },
      { what: `heap after the first ${minutes(options.partMs)}`, value: heapAtFirst / mb, unit: 'MB' },
      {
        what: `growth of the heap until ${minutes(options.partMs * options.parts)}`,
        value: (heapAtEnd / heapAtFirst - 1) * 100,
        unit: '%',
        goal: { atMost: 5 },
      },
    ];
  } finally {
    await load(options, 'DELETE').catch(() => {});
    await context.close();
  }
}

const minutes = (ms: number) => (ms < 60_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`);

async function load({ labUrl, ordersPerSecond }: LoadOptions, method: 'PUT' | 'DELETE'): Promise<void> {
  const body =
    method === 'PUT'
      ? { body: JSON.stringify({ ordersPerSecond }), headers: { 'content-type': 'application/json' } }
      : {};
  const response = await fetch(`${labUrl}/api/load`, { method, signal: AbortSignal.timeout(askMs), ...body });
  if (!response.ok) throw new Error(`the lab refused the load: ${response.status} ${await response.text()}`);
}

/** What is measured begins now; what was before is forgotten. */
async function begin(page: Page, devTools: CDPSession, message: number) {
  await page.evaluate(() => {
    window.watched.frames = 0;
    window.watched.longTasksMs = [];
    window.watched.sinceMs = performance.now();
  });
  return { message, busy: await metrics(devTools) };
}

async function metrics(devTools: CDPSession) {
  const all = new Map((await devTools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const read = (name: string) => all.get(name) ?? Number.NaN;
  return { taskSeconds: read('TaskDuration'), cpuSeconds: read('ThreadTime'), atSeconds: read('Timestamp') };
}

async function heapBytes(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage');
  return (await devTools.send('Runtime.getHeapUsage')).usedSize;
}
