import type { Act } from '../../data/ledger.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { commandIn, type Flavour, flavourNames } from './flavours.ts';

const short = 160;

/** One command, to read and to copy. A long one is cut on the screen, and whole when it is opened or copied. */
export function CommandLine({ act, flavour, labAddress }: { act: Act; flavour: Flavour; labAddress: string }) {
  const { command, why } = commandIn(flavour, act, labAddress);
  if (command === undefined) return <p className="px-2 py-1 text-xs text-mute">– {why}</p>;
  const text = (
    <code dir="ltr" className="figures min-w-0 py-1 text-xs break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
      {command}
    </code>
  );
  return (
    <div className="flex items-start gap-1 rounded-md bg-raised pl-2">
      {command.length <= short ? (
        <span className="min-w-0 flex-1">{text}</span>
      ) : (
        <details className="group min-w-0 flex-1">
          <summary className="figures truncate py-1 text-xs group-open:hidden">{command.slice(0, short)}</summary>
          {text}
        </details>
      )}
      <CopyButton text={() => command} label={`Copy the ${flavourNames[flavour]} command`} />
    </div>
  );
}
