import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatcher } from './batcher.ts';

test('every item runs once and in order, within the bounds of batch and lanes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      async (count, maxBatch, lanes) => {
        const begun: number[] = [];
        let running = 0;
        let mostRunning = 0;
        let largest = 0;
        const batcher = createBatcher<number>({
          maxBatch,
          lanes,
          maxWaiting: 100,
          async run(items) {
            running += 1;
            mostRunning = Math.max(mostRunning, running);
            largest = Math.max(largest, items.length);
            begun.push(...items);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
          },
        });
        const numbers = Array.from({ length: count }, (_, index) => index);
        for (const number of numbers) expect(batcher.add(number)).toBe(true);
        await batcher.idle();
        expect(begun).toEqual(numbers);
        expect(mostRunning).toBeLessThanOrEqual(lanes);
        expect(largest).toBeLessThanOrEqual(maxBatch);
      },
    ),
    { numRuns: 60 },
  );
});

test('refuses what does not fit, and takes again when there is room', async () => {
  const release = Promise.withResolvers<void>();
  const batcher = createBatcher<number>({ maxBatch: 1, maxWaiting: 2, lanes: 1, run: () => release.promise });
  expect([1, 2, 3, 4].map((item) => batcher.add(item))).toEqual([true, true, true, false]);
  expect(batcher.waiting).toBe(2);
  release.resolve();
  await batcher.idle();
  expect(batcher.add(5)).toBe(true);
  await batcher.idle();
});
