'use client';

import type { ComponentId, LogLines } from '@bulkhead/contracts';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useCall } from '../../data/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';

const tail = 80;

export function Logs({ id }: { id: ComponentId }) {
  const call = useCall();
  const logs = useQuery({
    queryKey: ['logs', id],
    queryFn: ({ signal }) => call<LogLines>(`/components/${id}/logs?tail=${tail}`, { signal }),
    staleTime: 0,
  });
  return (
    <Section
      title="Logs"
      side={
        <Button
          size="small"
          look="quiet"
          aria-label="Read the logs again"
          disabled={logs.isFetching}
          onClick={() => void logs.refetch()}
        >
          <RefreshCw size={13} aria-hidden="true" />
        </Button>
      }
    >
      {logs.error && !logs.data && <Trouble error={logs.error} onRetry={() => void logs.refetch()} />}
      {logs.isPending && <Skeleton lines={3} />}
      {logs.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keyboard
        <section className="max-h-72 overflow-auto rounded-lg bg-raised p-2" aria-label={`Logs of ${id}`} tabIndex={0}>
          <pre className="figures text-[11px] leading-relaxed break-all whitespace-pre-wrap">
            {logs.data.lines.join('\n') || 'It has written nothing yet.'}
          </pre>
        </section>
      )}
    </Section>
  );
}
