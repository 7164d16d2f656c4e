'use client';

import type { CodeRegion, ComponentCode, ComponentId } from '@bulkhead/contracts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useInspect } from '../parts/use-inspect.ts';
import { CodeText } from './code-text.tsx';

/** What runs here: the few pieces of the program that are worth reading, as they stand in the repository. */
export function Code({ id }: { id: ComponentId }) {
  const code = useInspect<ComponentCode>(id, 'code');
  return (
    <Loaded of={code}>
      {({ regions }) => (
        <div className="grid gap-3">
          <p className="text-xs text-mute">What runs here, as it stands in the repository.</p>
          {regions.map((region, i) => (
            <Region key={`${region.file}#${region.region}`} region={region} isFirst={i === 0} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Region({ region, isFirst }: { region: CodeRegion; isFirst: boolean }) {
  const { title, why, file, startLine, endLine, text } = region;
  return (
    <details open={isFirst} className="min-w-0 rounded-lg border border-line open:pb-1">
      <summary className="px-2.5 py-2 hover:text-accent">
        <b className="font-semibold">{title}</b>
        <span className="mt-0.5 block text-xs text-mute">{why}</span>
      </summary>
      <div className="flex items-center gap-1 px-2.5">
        <span className="figures min-w-0 text-[11px] break-all text-mute">
          {file}:{startLine}–{endLine}
        </span>
        <CopyButton label={`Copy the path of ${title}`} text={() => `${file}:${startLine}`} />
      </div>
      <CodeText text={text} startLine={startLine} label={title} />
    </details>
  );
}
