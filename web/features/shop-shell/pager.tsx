'use client';

import type { List } from '@bulkhead/contracts';
import type { MouseEvent } from 'react';
import type { ListUrl } from './use-list-url.ts';

/** The ways to the other pages, as links: they can be copied and opened beside. */
export function Pager({ url, list }: { url: ListUrl; list: List<unknown> | undefined }) {
  const isFirst = url.params['cursor'] === undefined;
  if (isFirst && list?.nextCursor === undefined) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap items-center gap-2">
      <Step url={url} name="First page" isThere={!isFirst} cursor={undefined} />
      <Step url={url} name="← Previous" isThere={list?.previousCursor !== undefined} cursor={list?.previousCursor} />
      <Step url={url} name="Next →" isThere={list?.nextCursor !== undefined} cursor={list?.nextCursor} />
    </nav>
  );
}

interface StepProps {
  url: ListUrl;
  name: string;
  isThere: boolean;
  cursor: string | undefined;
}

function Step({ url, name, isThere, cursor }: StepProps) {
  const look = 'inline-flex min-h-10 items-center rounded-lg border border-line px-3.5';
  if (!isThere) return <span className={`${look} text-mute opacity-60`}>{name}</span>;
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    url.go({ cursor });
    scrollTo({ top: 0 });
  };
  return (
    <a href={url.hrefOf({ cursor })} className={`${look} bg-card hover:border-mute`} onClick={follow}>
      {name}
    </a>
  );
}
