import type { Verdict } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { summaryOf } from './summary.ts';

const one = (verdict: Verdict['verdict'], sinceMs?: number): Verdict => ({
  invariant: 'I1',
  title: 'x',
  checked: 1,
  verdict,
  ...(sinceMs === undefined ? {} : { sinceMs }),
});

it.each<[Verdict[] | undefined, string, string]>([
  [undefined, '◌', 'not checked yet'],
  [[one('holds'), one('holds')], '✓', '2 invariants hold'],
  [[one('holds'), one('not-yet', 7_200)], '○', '1 invariant holds · 1 not yet, 7.2 s'],
  [[one('holds'), one('unknown')], '◌', '1 invariant holds · 1 unknown'],
  [[one('violated'), one('unknown'), one('not-yet')], '✕', '1 invariant violated'],
])('%#: %s %s', (verdicts, sign, text) => {
  expect(summaryOf(verdicts)).toMatchObject({ sign, text });
});
