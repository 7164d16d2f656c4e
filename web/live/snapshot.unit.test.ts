import { emptyWorld } from '@bulkhead/world';
import { expect, it } from 'vitest';
import { readSnapshot } from './snapshot.ts';

const good = { runId: 'run', seq: 3, serverTimeMs: 1, world: emptyWorld() };

it('takes a snapshot of this version', () => {
  expect(readSnapshot(good)?.seq).toBe(3);
});

it.each([
  ['nothing', undefined],
  ['no run', { ...good, runId: 7 }],
  ['a world of another version', { ...good, world: { nodes: [] } }],
  ['no world', { ...good, world: null }],
])('refuses %s', (_, value) => {
  expect(readSnapshot(value)).toBeUndefined();
});
