'use client';

import { useState } from 'react';
import { ledgerCapacity } from '../../data/ledger.ts';
import { ledger, useLedger } from '../../data/ledger-react.ts';
import { useLabAddress } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format/figures.ts';
import { Empty } from '../../ui/section.tsx';
import { ActRow } from './act-row.tsx';
import { FlavourChoice } from './flavour-choice.tsx';
import type { Flavour } from './flavours.ts';
import { SessionScript } from './session-script.tsx';

/** Everything that was done in this tab, newest first, as commands that do the same; and all of it as a script. */
export function Ledger() {
  const acts = useLedger();
  const labAddress = useLabAddress();
  const [flavour, setFlavour] = useState<Flavour>('cli');
  if (acts.length === 0) {
    return (
      <Empty>Nothing was done yet. Whatever you do here stands in this list as a command that does the same.</Empty>
    );
  }
  const isFull = acts.length === ledgerCapacity;
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FlavourChoice value={flavour} onChange={setFlavour} />
        <span className="text-xs text-mute">
          {isFull ? `the newest ${ledgerCapacity} acts` : formatCount(acts.length, 'act')} of this tab
        </span>
      </div>
      {flavour === 'docker' && <p className="text-xs text-mute">For a lab that runs in containers.</p>}
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="What you did, newest first"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain pr-1"
      >
        {acts.toReversed().map((act) => (
          <ActRow key={act.number} act={act} flavour={flavour} labAddress={labAddress} />
        ))}
      </ol>
      <SessionScript acts={acts} flavour={flavour} labAddress={labAddress} />
      <Button size="small" look="quiet" className="justify-self-start" onClick={() => ledger.clear()}>
        Forget all of it
      </Button>
    </div>
  );
}
