import { type ReactNode, useId } from 'react';

/** A titled part of a panel. */
export function Section({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2.5">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 id={id} className="text-[11px] font-semibold tracking-[0.08em] text-mute uppercase">
          {title}
        </h2>
        {side}
      </div>
      {children}
    </section>
  );
}

/** Nothing to show yet, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="rounded-lg border border-dashed border-line px-3 py-4 text-mute">{children}</p>;
}

/** Keeps the place of what is being read, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" aria-label="Loading" className="grid gap-2">
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={i} className="h-9 animate-pulse rounded-lg bg-raised" />
      ))}
    </div>
  );
}

/** A part that could not be read, in its own words. */
export function Trouble({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  return (
    <div role="alert" className="grid gap-1 rounded-lg border border-bad/60 px-3 py-2.5">
      <p>
        <span className="font-semibold text-bad">✕ </span>
        {error.message}
      </p>
      {onRetry && (
        <button type="button" className="justify-self-start text-accent underline underline-offset-2" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
