'use client';

import { useEffect, useRef } from 'react';
import { ComponentsTable } from './components-table.tsx';
import { QueuesTable } from './queues-table.tsx';
import { UnderWayTable } from './under-way-table.tsx';
import { WaysTable } from './ways-table.tsx';

/** All that the picture shows, as tables: the same parts to choose, in words. */
export function SystemTable() {
  const ref = useRef<HTMLElement>(null);
  // Who asked for it by key was on the picture, which is gone from sight now.
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={ref}
      className="bh-system-table"
      aria-label="The system as tables"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <ComponentsTable />
      <WaysTable />
      <QueuesTable />
      <UnderWayTable />
    </section>
  );
}
