import type { Verdict } from '@bulkhead/contracts';
import { formatCount } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';

export const verdictLooks: Record<Verdict['verdict'], { sign: string; word: string; className: string }> = {
  holds: { sign: '✓', word: 'holds', className: 'text-ok' },
  'not-yet': { sign: '○', word: 'not yet', className: 'text-undo' },
  violated: { sign: '✕', word: 'violated', className: 'text-bad' },
  unknown: { sign: '◌', word: 'unknown', className: 'text-mute' },
};

/** All verdicts in a few words. The gravest decides the sign; unknown is never counted as good. */
export function summaryOf(verdicts: readonly Verdict[] | undefined): { text: string; sign: string; className: string } {
  if (verdicts === undefined || verdicts.length === 0) return { text: 'not checked yet', ...signOf('unknown') };
  const of = (kind: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === kind);
  const [violated, notYet, unknown, holds] = [of('violated'), of('not-yet'), of('unknown'), of('holds')];
  if (violated.length > 0)
    return { text: `${formatCount(violated.length, 'invariant')} violated`, ...signOf('violated') };
  const held = `${formatCount(holds.length, 'invariant')} ${holds.length === 1 ? 'holds' : 'hold'}`;
  if (notYet.length > 0) {
    const longest = Math.max(...notYet.map(({ sinceMs }) => sinceMs ?? 0));
    return { text: `${held} · ${notYet.length} not yet, ${formatDuration(longest)}`, ...signOf('not-yet') };
  }
  if (unknown.length > 0) return { text: `${held} · ${unknown.length} unknown`, ...signOf('unknown') };
  return { text: held, ...signOf('holds') };
}

function signOf(kind: Verdict['verdict']) {
  const { sign, className } = verdictLooks[kind];
  return { sign, className };
}
