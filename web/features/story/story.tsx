'use client';

import type { World } from '@bulkhead/world';
import { useMemo, useState } from 'react';
import { useThrottledWorld } from '../../data/use-throttled-world.ts';
import { useUi } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format/time.ts';
import { Empty } from '../../ui/section.tsx';
import { filterStory, isFiltered, noFilter } from './filter-story.ts';
import { moveAlong } from './move-along.ts';
import { StoryBar } from './story-bar.tsx';
import { StoryDigest } from './story-digest.tsx';
import { StoryLine } from './story-line.tsx';
import { useFollow } from './use-follow.ts';

/** Sentences come up to sixty times a second; nobody reads that fast, and each change draws the list again. */
const everyMs = 200;
const storyOf = ({ story }: World) => story;

/** The same events as sentences, newest at the bottom. It follows until the reader scrolls up. */
export function Story() {
  const story = useThrottledWorld(storyOf, everyMs);
  const moment = useUi((ui) => ui.moment);
  const [filter, setFilter] = useState(noFilter);
  const found = useMemo(() => filterStory(story, filter), [story, filter]);
  const { listRef, shown, isFollowing, fresh, older, onScroll, follow, showOlder } = useFollow(found);
  if (story.length === 0 && !isFiltered(filter)) {
    return (
      <>
        <Empty>Nothing has happened yet. Place an order, or kill a database.</Empty>
        <StoryDigest />
      </>
    );
  }
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <StoryBar story={story} found={found} filter={filter} onFilter={setFilter} />
      {moment !== null && <p className="pb-2 text-xs text-undo">◷ The story up to {formatClock(moment)}.</p>}
      {found.length === 0 && <Empty>No line is like that. Search for another word, or show all.</Empty>}
      <ol
        ref={listRef}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Story"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain pr-1"
        onScroll={onScroll}
        onKeyDown={(event) => moveAlong(event, follow)}
      >
        {older > 0 && (
          <li className="pb-1">
            <Button size="small" look="quiet" onClick={showOlder}>
              ↑ {older} older
            </Button>
          </li>
        )}
        {shown.map((line) => (
          <StoryLine key={`${line.seq}.${line.part}`} line={line} query={filter.query} />
        ))}
      </ol>
      {!isFollowing && (
        <Button size="small" className="absolute right-2 bottom-2 bg-raised! shadow-lg" onClick={follow}>
          ↓ Follow{fresh > 0 && ` (${fresh} new)`}
        </Button>
      )}
      <StoryDigest />
    </div>
  );
}
