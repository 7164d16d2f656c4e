import { expect, test } from 'vitest';
import { shortened, stateOfContainer } from './container-state.ts';

const facts = {
  ...{ component: 'order-mysql', id: 'x', state: 'exited', pid: 0, exitCode: 0 },
  ...{ isOutOfMemory: false, finishedAtMs: 2_000, error: '' },
};
const state = (change: Partial<typeof facts>, wish?: 'stop' | 'kill') =>
  stateOfContainer('order-mysql', { ...facts, ...change }, wish, 1_000);

test.each([
  [{ state: 'running' }, undefined, 'running'],
  [{ state: 'paused' }, undefined, 'frozen'],
  [{ state: 'created' }, undefined, 'absent'],
  [{ state: 'created', error: 'no space' }, undefined, 'crashed'],
  [{ exitCode: 137 }, 'kill', 'killed'],
  [{ exitCode: 137 }, 'stop', 'stopped'],
  [{ exitCode: 137 }, undefined, 'crashed'],
  [{ exitCode: 137, isOutOfMemory: true }, 'kill', 'crashed'],
  [{ exitCode: 143 }, undefined, 'stopped'],
  [{ exitCode: 1 }, undefined, 'crashed'],
] as const)('%j, wished %s: %s', (change, wish, expected) => {
  expect(state(change, wish)[0]).toBe(expected);
});

test('who ended it is not claimed to be known when it was before this lab', () => {
  expect(state({ exitCode: 137 })[1]).toContain('not sent by the lab');
  expect(state({ exitCode: 137, finishedAtMs: 500 })[1]).toContain('before this lab began');
});

test('a container that is not there says how it is made', () => {
  expect(stateOfContainer('order-mysql', undefined, undefined, 0)[1]).toContain('docker compose up -d order-mysql');
});

test.each([
  'driver failed …: Error starting userland proxy: listen tcp4 127.0.0.1:3306: bind: address already in use',
  'Bind for 127.0.0.1:3306 failed: port is already allocated',
])('a taken port is named with the way out: %s', (message) => {
  expect(shortened(message)).toMatch(/port 3306 .* BULKHEAD_PORT_PREFIX/);
});
