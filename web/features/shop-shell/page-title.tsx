import type { ReactNode } from 'react';

/** A page's name and what it is, in a sentence or two. */
export function PageTitle({ title, side, children }: { title: ReactNode; side?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {children && <p className="max-w-170 text-mute">{children}</p>}
      </div>
      {side}
    </div>
  );
}
