import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSeconds } from '../../../live/react.ts';
import { formatAge } from '../../../ui/format/time.ts';
import { Skeleton, Trouble } from '../../../ui/section.tsx';

interface LoadedProps<T> {
  of: Pick<UseQueryResult<T>, 'data' | 'error' | 'dataUpdatedAt' | 'refetch'>;
  children: (data: T) => ReactNode;
}

/** What was read; while it comes its place, and when it can't be read why, with what was read before. */
export function Loaded<T>({ of: { data, error, dataUpdatedAt, refetch }, children }: LoadedProps<T>) {
  // Only to count up.
  useSeconds();
  const retry = () => void refetch();
  if (data === undefined) return error ? <Trouble error={error} onRetry={retry} /> : <Skeleton lines={4} />;
  return (
    <>
      {error && (
        <div className="mb-3 grid gap-1.5">
          <Trouble error={error} onRetry={retry} />
          <p className="text-xs text-undo">◌ Below is what was read {formatAge(Date.now() - dataUpdatedAt)} ago.</p>
        </div>
      )}
      {children(data)}
    </>
  );
}
