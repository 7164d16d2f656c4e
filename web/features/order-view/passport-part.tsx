import type { Passport } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton, Trouble } from '../../ui/section.tsx';

interface PassportPartProps {
  passport: UseQueryResult<Passport>;
  children: (passport: Passport) => ReactNode;
}

/** What a part needs of the passport: it is being read, could not be read, or is there. */
export function PassportPart({ passport, children }: PassportPartProps) {
  if (passport.data !== undefined) return children(passport.data);
  if (passport.error) return <Trouble error={passport.error} onRetry={() => void passport.refetch()} />;
  return <Skeleton lines={5} />;
}
