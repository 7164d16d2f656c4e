import { useEffect, useState } from 'react';
import { useFeed } from '../../live/react.ts';

const everyMs = 4_000;
const mostLines = 3;

/** Reads out what is new, a few sentences at a time: a screen reader can't follow twenty orders a second. */
export function StoryDigest() {
  const { shown: world } = useFeed();
  const [text, setText] = useState('');
  useEffect(() => {
    let told = world.get().story.at(-1)?.seq ?? 0;
    const timer = setInterval(() => {
      const fresh = world.get().story.filter((line) => line.seq > told);
      const last = fresh.at(-1);
      if (last === undefined) return;
      told = last.seq;
      const rest = fresh.length - mostLines;
      setText(
        [...fresh.slice(-mostLines).map((line) => line.text), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' '),
      );
    }, everyMs);
    return () => clearInterval(timer);
  }, [world]);
  return (
    <p className="sr-only" aria-live="polite">
      {text}
    </p>
  );
}
