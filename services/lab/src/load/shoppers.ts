import type { DataOf, LoadSettings, LoadState } from '@bulkhead/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Shop } from '../shop/shop.ts';
import { planShopping } from './mix.ts';
import { seededRandom } from './random.ts';
import { goShopping } from './shopper.ts';
import { createStockKeeper } from './stock-keeper.ts';

export interface ShoppersOptions {
  shop: Pick<Shop, 'call'>;
  onChanged: (change: DataOf<'load.changed'>) => void;
  onSampled: (sample: DataOf<'load.sampled'>) => void;
  /** The same seed sends the same shoppers. */
  seed: number;
}

export interface Shoppers {
  state(): LoadState;
  /** Sends shoppers from now on, at this rate, for half an hour at most. */
  send(settings: LoadSettings): LoadState;
  /** Sends no more; who is in line is served. */
  stop(): LoadState;
  /** Holds them back, and lets nobody be in line when it resolves; the returned function lets them go on. */
  pause(): Promise<() => void>;
  close(): void;
}

const maxInFlight = 200;
const tickMs = 20;
const sampleMs = 500;
const tendMs = 2_000;
const longestRunMs = 30 * 60_000;

/** Open loop: new shoppers come at their rate, whether the shop is fast or not. */
export function createShoppers({ shop, onChanged, onSampled, seed }: ShoppersOptions): Shoppers {
  const random = seededRandom(seed);
  const keeper = createStockKeeper(shop);
  const ending = new AbortController();
  let settings: LoadSettings | null = null;
  let counts = { accepted: 0, refused: 0, inFlight: 0 };
  /** Reasons to wait: a reset, or shelves that nobody has looked at yet. */
  let holds = 0;
  let due = 0;
  let lastTickMs = 0;
  let startedMs = 0;
  let timers: NodeJS.Timeout[] = [];
  let lastSample = '';

  async function sendOne(current: LoadSettings): Promise<void> {
    const offer = keeper.offer();
    // No shop to look into, or too long a line.
    if (offer === undefined || counts.inFlight >= maxInFlight) {
      counts.refused += 1;
      return;
    }
    counts.inFlight += 1;
    try {
      const wasAccepted = await goShopping(shop, planShopping(random, current, offer), uuidv7(), ending.signal);
      if (wasAccepted) counts.accepted += 1;
      else counts.refused += 1;
    } catch {
      counts.refused += 1;
    } finally {
      counts.inFlight -= 1;
    }
  }

  function tick(): void {
    const nowMs = performance.now();
    const elapsedMs = nowMs - lastTickMs;
    lastTickMs = nowMs;
    if (settings === null || holds > 0) return;
    if (nowMs - startedMs > longestRunMs) return void stop();
    // A lab that was held up does not send a second's crowd at once.
    due = Math.min(due + (settings.ordersPerSecond * elapsedMs) / 1_000, Math.max(1, settings.ordersPerSecond / 2));
    for (; due >= 1; due -= 1) void sendOne(settings);
  }

  function sample(): void {
    const text = JSON.stringify(counts);
    if (text === lastSample) return;
    lastSample = text;
    onSampled({ ...counts });
  }

  async function tend(): Promise<void> {
    if (settings !== null && holds === 0) await keeper.tend(settings.ordersPerSecond);
  }

  function state(): LoadState {
    return { settings, ...counts };
  }

  function stop(): LoadState {
    if (settings !== null) onChanged({ ordersPerSecond: 0, strategy: settings.strategy });
    settings = null;
    return state();
  }

  function begin(): void {
    if (timers.length > 0) return;
    timers = [setInterval(tick, tickMs), setInterval(sample, sampleMs), setInterval(() => void tend(), tendMs)];
  }

  return {
    state,
    send(wanted) {
      if (settings === null) counts = { accepted: 0, refused: 0, inFlight: counts.inFlight };
      settings = wanted;
      startedMs = performance.now();
      lastTickMs = startedMs;
      // The first one comes at once, for somebody who watches; the crowd waits until the shelves are known.
      due = 1;
      onChanged({ ordersPerSecond: wanted.ordersPerSecond, strategy: wanted.strategy });
      if (keeper.offer() === undefined) {
        holds += 1;
        void keeper.tend(wanted.ordersPerSecond).finally(release);
      }
      begin();
      return state();
    },
    stop,
    async pause() {
      holds += 1;
      const giveUpMs = performance.now() + 6_000;
      while (counts.inFlight > 0 && performance.now() < giveUpMs)
        await new Promise((resolve) => setTimeout(resolve, 20));
      keeper.forget();
      return () => void keeper.tend(settings?.ordersPerSecond ?? 1).finally(release);
    },
    close() {
      ending.abort();
      settings = null;
      for (const timer of timers) clearInterval(timer);
      timers = [];
    },
  };

  function release(): void {
    holds -= 1;
    lastTickMs = performance.now();
  }
}
