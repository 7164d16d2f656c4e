'use client';

import { useLedger } from '../../data/ledger-react.ts';
import { useLabAddress, useUiActions } from '../../live/react.ts';
import { OutcomeText } from './act-row.tsx';
import { actWords } from './act-words.ts';
import { CommandLine } from './command-line.tsx';
import { flavourNames, flavours } from './flavours.ts';
import { knownAct } from './known-act.ts';

/** What was done last, as the commands that do the same. Below the buttons that did it. */
export function LastAct() {
  const act = useLedger().at(-1);
  const labAddress = useLabAddress();
  const { show } = useUiActions();
  if (act === undefined) return null;
  return (
    <details className="bh-last-act" aria-label="What did that?">
      <summary className="flex min-h-8 items-center gap-2">
        <span className="text-xs font-semibold whitespace-nowrap text-mute">What did that?</span>
        <bdi className="min-w-0 flex-1 truncate text-xs">{actWords(knownAct(act), act)}</bdi>
      </summary>
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-1.5 pt-1">
        {flavours.map((flavour) => (
          <div key={flavour} className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
            <dt className="text-xs text-mute">{flavourNames[flavour]}</dt>
            <dd>
              <CommandLine act={act} flavour={flavour} labAddress={labAddress} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="flex items-center justify-between gap-2 pt-1.5">
        <OutcomeText outcome={act.outcome} tookMs={act.tookMs} />
        <button type="button" className="min-h-7 text-xs text-accent hover:underline" onClick={() => show('ledger')}>
          All acts
        </button>
      </p>
    </details>
  );
}
