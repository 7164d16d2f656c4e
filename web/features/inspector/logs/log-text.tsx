'use client';

import { useEffect, useRef } from 'react';
import { LogRow } from './log-row.tsx';
import type { LogView } from './log-tools.tsx';
import type { LogLine } from './read-line.ts';

interface LogTextProps {
  lines: readonly LogLine[];
  isEmpty: boolean;
  view: LogView;
}

/** The lines, newest at the bottom. It stays at the end while somebody is there, and stays put while they look back. */
export function LogText({ lines, isEmpty, view }: LogTextProps) {
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves the end
  useEffect(() => {
    const element = box.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [lines]);
  if (lines.length === 0)
    return <p className="text-mute">{isEmpty ? 'It has written nothing yet.' : 'No line is like that.'}</p>;
  return (
    <section
      ref={box}
      className="figures max-h-(--bh-tall) overflow-auto rounded-lg bg-raised px-2 py-1 text-[11px] leading-relaxed"
      aria-label="Lines of the log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: at }) => {
        isAtEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
      }}
    >
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and a log has no other name for them
        <LogRow key={i} line={line} search={view.search} isWrapped={view.isWrapped} />
      ))}
    </section>
  );
}
