import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Act } from '../../data/ledger.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { portOffset } from './commands/as-cli.ts';
import type { Flavour } from './flavours.ts';
import { scriptOf } from './script.ts';

const fileName = 'bulkhead-session.sh';

interface SessionScriptProps {
  acts: readonly Act[];
  flavour: Flavour;
  labAddress: string;
}

/** Everything that was done as one script that does it again. */
export function SessionScript({ acts, flavour, labAddress }: SessionScriptProps) {
  const [withPauses, setPauses] = useState(true);
  // Containers can do a part of it only, and the command line only its own machine's lab.
  const by = flavour === 'cli' && portOffset(labAddress) !== undefined ? 'cli' : 'curl';
  const script = scriptOf(acts, { flavour: by, withPauses, labAddress });

  function download(): void {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/x-shellscript' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    // Some browsers begin to read a moment later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return (
    <section aria-label="The session as a script" className="grid gap-2 border-t border-line pt-3">
      <p className="text-xs text-mute">
        All of it as a bash script that does it again, with {by === 'cli' ? 'the command line' : 'curl'}. Orders are
        placed anew.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={download}>
          <Download size={13} aria-hidden="true" /> Download script
        </Button>
        <CopyButton text={() => script} label="Copy the script">
          Copy script
        </CopyButton>
        <label className="flex min-h-7 items-center gap-1.5 text-xs">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={withPauses}
            onChange={(event) => setPauses(event.target.checked)}
          />
          with pauses
        </label>
      </div>
      <details>
        <summary className="text-xs text-mute hover:text-ink">Read it first</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard */}
        <pre dir="ltr" tabIndex={0} className="figures mt-1 max-h-60 overflow-auto rounded-md bg-raised p-2 text-xs">
          {script}
        </pre>
      </details>
    </section>
  );
}
