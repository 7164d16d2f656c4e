import type { StoryLine } from '@bulkhead/world';
import { useEffect, useState } from 'react';
import { useFeed } from '../../live/react.ts';

/** Sentences come up to sixty times a second; nobody reads that fast, and each change draws the list again. */
const everyMs = 200;

/** The story of the world that is shown, now or at a past moment, at most five times a second. */
export function useStory(): readonly StoryLine[] {
  const { shown } = useFeed();
  const [story, setStory] = useState(() => shown.get().story);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = shown.get().story;
    setStory(seen);
    const take = () => {
      timer = undefined;
      seen = shown.get().story;
      setStory(seen);
    };
    const stop = shown.subscribe(() => {
      if (shown.get().story !== seen) timer ??= setTimeout(take, everyMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [shown]);
  return story;
}
