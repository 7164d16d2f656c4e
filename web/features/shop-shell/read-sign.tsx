'use client';

import type { DatabaseId, ServiceId } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../../data/problem-error.ts';
import { useSeconds } from '../../live/react.ts';
import { formatAge } from '../../ui/format/time.ts';
import { isDown, stateLooks } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { useComponentState } from './use-component-state.ts';

interface ReadSignProps {
  query: Pick<UseQueryResult, 'data' | 'error' | 'dataUpdatedAt'>;
  service: ServiceId;
  database: DatabaseId;
  /** The table or view. */
  table: string;
  children?: ReactNode;
}

/** From where a list was read and when. */
export function ReadSign({ query, service, database, table, children }: ReadSignProps) {
  const state = useComponentState(database);
  return (
    <p className="mb-1 text-xs text-mute">
      <StateMark state={state} /> <span className="figures">{table}</span> in {database} ({stateLooks[state].word}), by{' '}
      {service}
      {query.data !== undefined && (
        <>
          {' '}
          · read <ReadAge atMs={query.dataUpdatedAt} /> ago
        </>
      )}{' '}
      {children}
    </p>
  );
}

export function ReadAge({ atMs }: { atMs: number }) {
  useSeconds(); // makes the age count up
  return <span className="figures">{formatAge(Date.now() - atMs)}</span>;
}

/** Why a list could not be read, how old what is shown is, and what else can be done. Nothing while all is well. */
export function ReadTrouble({ query, database, children }: Pick<ReadSignProps, 'query' | 'database' | 'children'>) {
  const state = useComponentState(database);
  const { error } = query;
  if (!error) return null;
  const isRefusal = error instanceof ProblemError && error.problem.status < 500;
  return (
    <div
      role="alert"
      className={`mb-4 grid gap-1.5 rounded-xl border bg-card px-4 py-3 ${isRefusal ? 'border-bad' : 'border-undo'}`}
    >
      <p>
        <b className={`font-semibold ${isRefusal ? 'text-bad' : 'text-undo'}`}>
          {isRefusal
            ? '✕ This list can not be shown.'
            : isDown(state)
              ? `✕ ${database} is ${stateLooks[state].word}.`
              : '○ No answer.'}
        </b>{' '}
        <bdi className="[overflow-wrap:anywhere]">{error.message}</bdi>
      </p>
      {error instanceof ProblemError &&
        error.problem.errors?.map(({ field, message }) => (
          <p key={field}>
            <span className="figures font-semibold">{field}</span>: <bdi>{message}</bdi>
          </p>
        ))}
      {!isRefusal && (
        <p className="text-mute">
          {query.data !== undefined && (
            <>
              What you see was read <ReadAge atMs={query.dataUpdatedAt} /> ago.{' '}
            </>
          )}
          This page asks again by itself.
        </p>
      )}
      {/* Without a word of the lab nobody knows what else can still be done. */}
      {error instanceof ProblemError && !isRefusal && children}
    </div>
  );
}
