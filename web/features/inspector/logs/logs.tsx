'use client';

import type { ComponentId, LogLines } from '@bulkhead/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useCall } from '../../../data/use-call.ts';
import { Loaded } from '../parts/loaded.tsx';
import { NowNote } from '../parts/now-note.tsx';
import { LogText } from './log-text.tsx';
import { LogTools, type LogView } from './log-tools.tsx';
import { matching, readLines } from './read-line.ts';

const everyMs = 2_000;
const tail = 500;

/** The end of a component's log: followed, searched, filtered. */
export function Logs({ id }: { id: ComponentId }) {
  const call = useCall();
  const [view, setView] = useState<LogView>({ search: '', level: null, isFollowed: true, isWrapped: true });
  const logs = useQuery({
    queryKey: ['logs', id],
    queryFn: ({ signal }) => call<LogLines>(`/components/${id}/logs?tail=${tail}`, { signal }),
    refetchInterval: view.isFollowed ? everyMs : false,
    staleTime: 0,
  });
  const lines = useMemo(() => readLines(logs.data?.lines ?? []), [logs.data]);
  const shown = useMemo(() => matching(lines, view.level, view.search), [lines, view.level, view.search]);
  return (
    <div className="grid gap-2.5">
      <NowNote />
      <LogTools
        view={view}
        onChange={setView}
        count={{ shown: shown.length, all: lines.length, hasMore: logs.data?.truncated === true }}
        text={() => shown.map(({ raw }) => raw).join('\n')}
      />
      <Loaded of={logs}>{() => <LogText lines={shown} isEmpty={lines.length === 0} view={view} />}</Loaded>
    </div>
  );
}
