import type { StoryLine as Line } from '@bulkhead/world';
import { memo } from 'react';
import { useUiActions } from '../../live/react.ts';
import { formatClock } from '../../ui/format/time.ts';
import { markMatches } from './marks.ts';
import { tones } from './story-text.ts';

/** One sentence; it opens the order or the component that it is about. */
export const StoryLine = memo(function StoryLine({ line, query }: { line: Line; query: string }) {
  const { openOrder, select } = useUiActions();
  const { orderId, component, text, tone } = line;
  const { sign, className } = tones[tone];
  const open = orderId ? () => openOrder(orderId) : component ? () => select(component) : undefined;
  const body = (
    <span className={`[overflow-wrap:anywhere] ${className}`}>
      {sign}
      <bdi>
        {markMatches(text, query).map(({ at, text: piece, isMatch }) =>
          isMatch ? (
            <mark key={at} className="rounded-sm bg-accent/25 text-inherit underline decoration-dotted">
              {piece}
            </mark>
          ) : (
            <span key={at}>{piece}</span>
          ),
        )}
      </bdi>
    </span>
  );
  return (
    <li className="grid grid-cols-[58px_1fr] gap-1 border-t border-line py-1.5 [contain-intrinsic-size:auto_32px] [content-visibility:auto] first:border-0">
      <time className="figures pt-px text-[11px] text-mute">{formatClock(line.at)}</time>
      {open ? (
        <button type="button" className="text-left hover:underline hover:underline-offset-2" onClick={open}>
          {body}
        </button>
      ) : (
        body
      )}
    </li>
  );
});
