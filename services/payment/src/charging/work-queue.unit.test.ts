import { expect, test } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

function workshop(limits: { concurrency: number; maxWaiting: number }) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = createWorkQueue<string>({
    ...limits,
    run: (item) => {
      started.push(item);
      return new Promise((resolve) => ends.set(item, resolve));
    },
  });
  async function end(item: string): Promise<void> {
    ends.get(item)?.();
    await new Promise(setImmediate);
  }
  return { queue, started, end };
}

test('runs no more at a time than it may', async () => {
  const { queue, started, end } = workshop({ concurrency: 2, maxWaiting: 9 });
  for (const key of ['a', 'b', 'c']) queue.add(key, key);
  expect(started).toEqual(['a', 'b']);
  await end('a');
  expect(started).toEqual(['a', 'b', 'c']);
});

test('refuses what finds no room', () => {
  const { queue } = workshop({ concurrency: 1, maxWaiting: 1 });
  expect(queue.add('a', 'a')).toBe(true);
  expect(queue.add('b', 'b')).toBe(true);
  expect(queue.room).toBe(0);
  expect(queue.add('c', 'c')).toBe(false);
});

test('one key at a time, and of what comes meanwhile only the newest', async () => {
  const { queue, started, end } = workshop({ concurrency: 4, maxWaiting: 9 });
  queue.add('a', 'a1');
  queue.add('a', 'a2');
  queue.add('a', 'a3');
  queue.add('b', 'b1');
  expect(started).toEqual(['a1', 'b1']);
  await end('a1');
  expect(started).toEqual(['a1', 'b1', 'a3']);
});

test('stops when what runs has ended, and starts nothing more', async () => {
  const { queue, started, end } = workshop({ concurrency: 1, maxWaiting: 9 });
  queue.add('a', 'a');
  queue.add('b', 'b');
  const stopped = queue.stop();
  await end('a');
  await stopped;
  expect(started).toEqual(['a']);
  expect(queue.add('c', 'c')).toBe(false);
});
