import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideRelease, type ReleaseDecision } from './decide-release.ts';
import { decideRepeatedReserve, decideReserve } from './decide-reserve.ts';
import type { Reservation } from './reservation.ts';

const lines = [{ productId: 'anchor', quantity: 2 }];

test.each<[Reservation['status'], ReleaseDecision]>([
  ['RESERVED', { todo: 'give-back', lines }],
  ['REJECTED', { todo: 'nothing' }],
  ['RELEASED', { todo: 'nothing' }],
  ['SOLD', { todo: 'refuse', fenced: 'it is sold: a confirmed order is not released', isAlarming: true }],
])('a release meets %s', (status, expected) => {
  const met: Reservation = { status, sagaEpoch: 2, reason: undefined, lines };
  expect(decideRelease(met, 2)).toEqual(expected);
  expect(decideRelease(met, 1)).toMatchObject({ todo: 'refuse', isAlarming: false });
});

test('a release that comes first leaves a tombstone', () => {
  expect(decideRelease(undefined, 1)).toEqual({ todo: 'bury' });
});

/** One order and one shelf, as the consumers apply the decisions. */
function play(commands: readonly { isReserve: boolean; sagaEpoch: number }[]) {
  let available = 5;
  let met: Reservation | undefined;
  for (const { isReserve, sagaEpoch } of commands) {
    if (isReserve && met === undefined) {
      const decision = decideReserve(lines, new Map([['anchor', { name: 'Anchor', available }]]));
      expect(decision.answer).toBe('reserved');
      available -= 2;
      met = { status: 'RESERVED', sagaEpoch, reason: undefined, lines };
    } else if (isReserve && met !== undefined) {
      if (!('fenced' in decideRepeatedReserve(met, sagaEpoch))) met = { ...met, sagaEpoch };
    } else {
      const decision = decideRelease(met, sagaEpoch);
      if (decision.todo === 'give-back') available += 2;
      if (decision.todo !== 'refuse') met = { status: 'RELEASED', sagaEpoch, reason: undefined, lines: [] };
    }
  }
  return { available, status: met?.status };
}

test('whatever order the commands come in, and however often: released means all is back (#10, #11, #12)', () => {
  const command = fc.record({ isReserve: fc.boolean(), sagaEpoch: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      // The last word of the saga is a release in its newest epoch; what follows it are strays.
      const strays = commands.map((stray) => ({ ...stray, isReserve: true }));
      expect(play([...commands, { isReserve: false, sagaEpoch: 4 }, ...strays])).toEqual({
        available: 5,
        status: 'RELEASED',
      });
    }),
  );
});
