'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemError } from './problem-error.ts';

const maxRetries = 2;

/** Reads are cached until the world says that something changed; see useRefetchWhen. */
export function DataProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 30_000,
            refetchOnWindowFocus: false,
            // A refusal would be refused again, but for a part that is coming back.
            retry: (count, error) =>
              count < maxRetries && (!(error instanceof ProblemError) || error.problem.status === 503),
            retryDelay: (count) => 500 * 2 ** count + Math.random() * 250,
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
