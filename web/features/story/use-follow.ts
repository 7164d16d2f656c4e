import type { StoryLine } from '@bulkhead/world';
import { type UIEvent, useEffect, useRef, useState } from 'react';

const pageSize = 200;
const nearEndPx = 40;

/**
 * Which lines are drawn, and whether the list goes along with the newest. While somebody reads further up the lines stay
 * where they are: new ones are only counted, and old ones are not taken away.
 */
export function useFollow(lines: readonly StoryLine[]) {
  const listRef = useRef<HTMLOListElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  /** The first and last line that were drawn when the reader left the end. */
  const [kept, setKept] = useState<{ from: number; to: number } | null>(null);
  const [extra, setExtra] = useState(0);

  const begin = Math.max(0, lines.length - pageSize - extra);
  const keptAt = kept === null ? begin : lines.findIndex(({ seq }) => seq >= kept.from);
  const first = isFollowing || keptAt === -1 ? begin : Math.max(0, Math.min(keptAt, lines.length) - extra);
  const shown = lines.slice(first);
  const fresh = kept === null ? 0 : lines.filter(({ seq }) => seq > kept.to).length;
  const newest = lines.at(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the list
  useEffect(() => {
    if (isFollowing) listRef.current?.scrollTo({ top: listRef.current.scrollHeight });
  }, [newest, lines.length, isFollowing]);

  return {
    ...{ listRef, shown, isFollowing, fresh, older: first },
    onScroll({ currentTarget: list }: UIEvent<HTMLElement>) {
      const isNear = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
      if (isNear === isFollowing) return;
      if (isNear) return follow();
      setFollowing(false);
      setKept({ from: shown[0]?.seq ?? 0, to: newest?.seq ?? 0 });
      setExtra(0);
    },
    follow,
    showOlder() {
      setFollowing(false);
      if (kept === null) setKept({ from: shown[0]?.seq ?? 0, to: newest?.seq ?? 0 });
      setExtra(extra + pageSize);
    },
  };

  function follow(): void {
    setFollowing(true);
    setKept(null);
    setExtra(0);
    listRef.current?.scrollTo({ top: listRef.current.scrollHeight });
  }
}
