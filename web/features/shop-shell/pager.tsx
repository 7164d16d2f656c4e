'use client';

import type { List } from '@bulkhead/contracts';
import type { MouseEvent } from 'react';
import { useKeys } from '../keys/index.ts';
import type { ListUrl } from './use-list-url.ts';

/** The ways to the other pages, as links: they can be copied and opened beside. */
export function Pager({ url, list }: { url: ListUrl; list: List<unknown> | undefined }) {
  const isFirst = url.params['cursor'] === undefined;
  const step = (cursor: string | undefined) => () => {
    url.go({ cursor });
    scrollTo({ top: 0 });
  };
  const { nextCursor, previousCursor } = list ?? {};
  useKeys([
    { keys: 'n', does: 'Next page', section: 'List', isOn: () => nextCursor !== undefined, run: step(nextCursor) },
    {
      keys: 'p',
      does: 'Page before',
      section: 'List',
      isOn: () => previousCursor !== undefined,
      run: step(previousCursor),
    },
  ]);
  if (isFirst && nextCursor === undefined) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap items-center gap-2">
      <Step url={url} name="First page" isThere={!isFirst} cursor={undefined} />
      <Step url={url} name="← Previous" isThere={previousCursor !== undefined} cursor={previousCursor} />
      <Step url={url} name="Next →" isThere={nextCursor !== undefined} cursor={nextCursor} />
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
  if (!isThere) return <span className={`${look} border-dashed text-mute`}>{name}</span>;
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
