'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { TimelineBody } from './timeline-body.tsx';

const storageKey = 'bulkhead.timeline';

function storedOpen(): boolean {
  try {
    const stored = localStorage.getItem(storageKey);
    if (stored !== null) return stored === 'open';
  } catch {
    // Storage may be forbidden: then the size of the screen decides.
  }
  return matchMedia('(min-width: 64rem) and (min-height: 46rem)').matches;
}

/** What happened, in space and time: one lane per part, messages as slanted lines. Folds away to a bar. */
export function Timeline() {
  const [isOpen, setOpen] = useState(storedOpen);
  function turn(): void {
    setOpen(!isOpen);
    try {
      localStorage.setItem(storageKey, isOpen ? 'closed' : 'open');
    } catch {
      // It then lasts as long as the page.
    }
  }
  const Icon = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Timeline" data-timeline className="border-t border-line bg-panel">
      {isOpen && <TimelineBody />}
      <button
        type="button"
        aria-expanded={isOpen}
        className="flex min-h-7 w-full items-center gap-1.5 px-3 text-xs text-mute hover:text-ink"
        onClick={turn}
      >
        <Icon size={13} aria-hidden="true" /> Timeline
      </button>
    </section>
  );
}
