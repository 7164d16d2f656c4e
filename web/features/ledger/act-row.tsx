import { memo } from 'react';
import type { Act, Outcome } from '../../data/ledger.ts';
import { formatClock, formatDuration } from '../../ui/format/time.ts';
import { actWords } from './act-words.ts';
import { CommandLine } from './command-line.tsx';
import type { Flavour } from './flavours.ts';
import { knownAct } from './known-act.ts';

interface ActRowProps {
  act: Act;
  flavour: Flavour;
  labAddress: string;
}

/** One act: when, what, how it ended, and the command that does the same. */
export const ActRow = memo(function ActRow({ act, flavour, labAddress }: ActRowProps) {
  return (
    <li className="grid gap-1 border-t border-line py-2 first:border-0">
      <div className="grid grid-cols-[58px_1fr] gap-1">
        <time className="figures pt-px text-xs text-mute">{formatClock(act.atMs)}</time>
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <bdi className="line-clamp-3">{actWords(knownAct(act), act)}</bdi>
          <OutcomeText outcome={act.outcome} tookMs={act.tookMs} />
        </p>
      </div>
      <CommandLine act={act} flavour={flavour} labAddress={labAddress} />
    </li>
  );
});

export function OutcomeText({ outcome, tookMs }: { outcome: Outcome; tookMs?: number | undefined }) {
  const took = tookMs === undefined ? '' : formatDuration(tookMs);
  switch (outcome.kind) {
    case 'asked':
      return <span className="text-xs text-command">○ asked</span>;
    case 'ok':
      return <span className="text-xs text-ok">✓ done in {took}</span>;
    case 'refused':
      return (
        <span className="text-xs text-bad">
          ✕ refused: <bdi>{outcome.title}</bdi>
        </span>
      );
    case 'no-answer':
      return <span className="text-xs text-undo">◌ no answer: it may have happened all the same</span>;
    default:
      return outcome satisfies never;
  }
}
