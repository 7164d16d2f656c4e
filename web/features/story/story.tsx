'use client';

import type { StoryLine } from '@bulkhead/world';
import { memo, useEffect, useRef, useState } from 'react';
import { useUiActions, useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format/time.ts';
import { Empty } from '../../ui/section.tsx';
import { StoryDigest } from './story-digest.tsx';

const tones: Record<StoryLine['tone'], { sign: string; className: string }> = {
  neutral: { sign: '', className: '' },
  good: { sign: '✓ ', className: 'text-ok' },
  bad: { sign: '✕ ', className: 'text-bad font-semibold' },
  undo: { sign: '◀ ', className: 'text-undo' },
  waiting: { sign: '○ ', className: 'text-undo' },
};

const shown = 200;
const nearEndPx = 40;

/** The same events as sentences, newest at the bottom. It follows until the reader scrolls up. */
export function Story() {
  const story = useWorld((world) => world.story);
  const listRef = useRef<HTMLOListElement>(null);
  const [isFollowing, setFollowing] = useState(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the list
  useEffect(() => {
    if (isFollowing) listRef.current?.scrollTo({ top: listRef.current.scrollHeight });
  }, [story, isFollowing]);

  if (story.length === 0) return <Empty>Nothing has happened yet. Place an order, or kill a database.</Empty>;
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <ol
        ref={listRef}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Story"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain pr-1"
        onScroll={({ currentTarget: list }) =>
          setFollowing(list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx)
        }
      >
        {story.slice(-shown).map((line) => (
          <Line key={`${line.seq}.${line.part}`} line={line} />
        ))}
      </ol>
      {!isFollowing && (
        <Button
          size="small"
          className="absolute right-2 bottom-2 bg-raised! shadow-lg"
          onClick={() => setFollowing(true)}
        >
          ↓ Follow
        </Button>
      )}
      <StoryDigest />
    </div>
  );
}

const Line = memo(function Line({ line }: { line: StoryLine }) {
  const { openOrder, select } = useUiActions();
  const { orderId, component, text, tone } = line;
  const { sign, className } = tones[tone];
  const open = orderId ? () => openOrder(orderId) : component ? () => select(component) : undefined;
  const body = (
    <span className={className}>
      {sign}
      {text}
    </span>
  );
  return (
    <li className="grid grid-cols-[58px_1fr] gap-1 border-t border-line py-1.5 first:border-0">
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
